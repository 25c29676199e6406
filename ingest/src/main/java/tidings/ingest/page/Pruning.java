package tidings.ingest.page;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Takes out of a page what is not its article: first what nobody sees, then what names or density tell from it. Nothing is
 * changed in the tree; what is taken out is noted.
 */
final class Pruning {
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "object",
            "embed",
            "iframe",
            "link",
            "meta",
            "input",
            "textarea",
            "select",
            "button",
            "dialog",
            "svg",
            "canvas",
            "audio",
            "video");
    private static final Set<String> BESIDE = Set.of("footer", "aside", "nav");
    private static final int SHARE_TEXT = 500;

    private final Element page;
    private final Set<Element> without;
    private final Hints hints;

    /**
     * @param page the body
     * @param without what is taken out; grows
     * @param hints of this page
     */
    Pruning(Element page, Set<Element> without, Hints hints) {
        this.page = page;
        this.without = without;
        this.hints = hints;
    }

    /** Takes out what nobody reads. */
    void unseen() {
        for (var element : page.getAllElements()) {
            if (NEVER.contains(element.normalName())) {
                without.add(element);
            }
        }
        var measures = new Measures(page, without);
        for (var element : measures.elements()) {
            if (element != page
                    && (Hints.isHidden(element) || hints.asksConsent(element))
                    && !holds(element, measures, 0.7)) {
                without.add(element);
            }
        }
    }

    /**
     * Takes out what lies beside an article, to go by its name. What is around the densest prose stays, whatever its name,
     * unless readers wrote it.
     */
    void asides() {
        var measures = new Measures(page, without);
        for (var element : measures.elements()) {
            if (element != page && hints.isTalk(element) && !holds(element, measures, 0.7)) {
                without.add(element);
            }
        }
        measures = new Measures(page, without);
        var kept = new Candidates(measures, hints, true).densest();
        for (var element : measures.elements()) {
            if (element != page
                    && !kept.contains(element)
                    && !isInside(element, "table", "code")
                    && !isOneOf(element, "a", "p", "article", "main")
                    && (hints.isAside(element) || BESIDE.contains(element.normalName()))
                    && !holds(element, measures, 0.5)
                    && !(measures.of(element).linkDensity() < 0.1 && holds(element, measures, 0.15))) {
                without.add(element);
            }
        }
    }

    private boolean holds(Element element, Measures measures, double share) {
        return measures.of(element).paragraphChars > share * measures.of(page).paragraphChars;
    }

    /** Takes out of the chosen elements what is no prose of theirs. */
    void insides(List<Element> chosen) {
        var whole = whole(chosen);
        each(
                chosen,
                (element, measure) -> BESIDE.contains(element.normalName())
                        || hints.isForeign(element)
                                && !chosen.contains(element)
                                && (measure.chars < SHARE_TEXT || measure.paragraphChars < whole / 5)
                        || element.normalName().equals("figcaption"));
        each(chosen, (element, measure) -> isOneOf(element, "form", "fieldset") && isClutter(element, measure, whole));
        each(chosen, (element, measure) -> isOneOf(element, "table") && isLayoutOrLinks(element, measure, whole));
        each(chosen, (element, measure) -> isOneOf(element, "ul", "ol") && isClutter(element, measure, whole));
        each(
                chosen,
                (element, measure) -> isOneOf(element, "div", "section")
                        && !chosen.contains(element)
                        && isClutter(element, measure, whole));
        each(chosen, (element, measure) -> isOneOf(element, "h1", "h2") && hints.weight(element) < 0);
        each(
                chosen,
                (element, measure) -> isOneOf(element, "p") && measure.chars < 250 && measure.linkDensity() > 0.85);
    }

    private int whole(List<Element> chosen) {
        var measures = new Measures(page, without);
        return chosen.stream().mapToInt(one -> measures.of(one).paragraphChars).sum();
    }

    private interface Rule {
        boolean drops(Element element, Measures.Measure measure);
    }

    private void each(List<Element> chosen, Rule rule) {
        for (var one : chosen) {
            var measures = new Measures(one, without);
            for (var element : measures.elements()) {
                if (element != one || chosen.size() > 1) {
                    if (rule.drops(element, measures.of(element))) {
                        without.add(element);
                    }
                }
            }
        }
    }

    private boolean isLayoutOrLinks(Element table, Measures.Measure measure, int whole) {
        return table.selectFirst("th, caption, thead, tfoot, colgroup") == null && isClutter(table, measure, whole);
    }

    /** The rules of Readability's conditional cleaning. */
    private boolean isClutter(Element element, Measures.Measure measure, int whole) {
        if (isInside(element, "code", "pre")) {
            return false;
        }
        var weight = hints.weight(element);
        if (weight < 0 && measure.paragraphChars < whole / 3) {
            return true;
        }
        if (measure.commas >= 10) {
            return false;
        }
        var list = isOneOf(element, "ul", "ol") || measure.chars > 0 && measure.listChars > 0.9 * measure.chars;
        var figure = isInside(element, "figure");
        var density = measure.linkDensity();
        var headings = measure.chars == 0 ? 0 : (double) measure.headingChars / measure.chars;
        return !figure && measure.images > 1 && (double) measure.paragraphs / measure.images < 0.5
                || !list && measure.items - 100 > measure.paragraphs
                || measure.inputs > measure.paragraphs / 3
                || !list
                        && !figure
                        && headings < 0.9
                        && measure.chars < 25
                        && (measure.images == 0 || measure.images > 2)
                        && density > 0
                || !list && weight < 25 && density > 0.2
                || weight >= 25 && density > 0.5
                || measure.embeds == 1 && measure.chars < 75
                || measure.embeds > 1
                || measure.images == 0 && measure.chars == 0;
    }

    private static boolean isOneOf(Element element, String... names) {
        for (var name : names) {
            if (element.normalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(Element element, String... names) {
        var around = element.parent();
        for (var levels = 0; levels < 4 && around != null; levels++) {
            if (isOneOf(around, names)) {
                return true;
            }
            around = around.parent();
        }
        return false;
    }
}
