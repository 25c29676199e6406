package tidings.ingest.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that holds an article's text by the density of its prose: every paragraph gives points for its length
 * and its commas to the elements around it, fewer the farther they are, and links take from what an element got. The
 * method is that of the Readability algorithm (arc90, 2009; Mozilla), on figures that were counted once.
 */
final class Candidates {
    private static final int LEVELS = 5;
    private static final int TOP = 5;
    private static final double MORE = 1.5;

    private final Measures measures;
    private final Hints hints;
    private final boolean weigh;
    private final Map<Element, Double> scores = new IdentityHashMap<>();

    /**
     * @param measures of the page without what is surely not the article
     * @param hints of this page
     * @param weigh true if class names count
     */
    Candidates(Measures measures, Hints hints, boolean weigh) {
        this.measures = measures;
        this.hints = hints;
        this.weigh = weigh;
        for (var element : measures.elements()) {
            give(element);
        }
        scores.replaceAll((element, score) -> score * (1 - measures.of(element).linkDensity()));
    }

    /** The elements that hold the article, in the document's order; empty if the page has no prose. */
    List<Element> best() {
        var top = top();
        return top == null ? List.of() : withSiblings(top);
    }

    /** The best element that is not named as lying aside, and all that are around it. */
    SequencedSet<Element> densest() {
        var best = scores.keySet().stream()
                .filter(element -> !hints.isAside(element))
                .max(Comparator.comparingDouble(this::score));
        if (best.isEmpty()) {
            return new LinkedHashSet<>();
        }
        var found = ancestors(best.get());
        found.add(best.get());
        return found;
    }

    private void give(Element element) {
        var measure = measures.of(element);
        var name = element.normalName();
        if (measure.runs == 0 || name.equals("li") || name.equals("body") || name.equals("html")) {
            return;
        }
        var points = measure.runs + measure.runCommas + measure.runLength;
        var around = measure.blocks == 0 && measure.runs == 1 ? element.parent() : element;
        for (var level = 0; level < LEVELS && around != null && around.parent() != null; level++) {
            var divided = points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
            scores.merge(around, divided + (scores.containsKey(around) ? 0 : initial(around)), Double::sum);
            around = around.parent();
        }
    }

    private double initial(Element element) {
        var points = switch (element.normalName()) {
            case "div" -> 5;
            case "pre", "td", "blockquote" -> 3;
            case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
            case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
            default -> 0;
        };
        return points + weight(element);
    }

    private int weight(Element element) {
        return weigh ? hints.weight(element) : 0;
    }

    double score(@Nullable Element element) {
        return element == null ? 0 : scores.getOrDefault(element, 0.0);
    }

    private @Nullable Element top() {
        var ranked = scores.keySet().stream()
                .sorted(Comparator.comparingDouble(this::score).reversed())
                .limit(TOP)
                .toList();
        if (ranked.isEmpty()) {
            return null;
        }
        return alone(whole(grown(shared(ranked))));
    }

    /** What is around it, if that holds much more prose and little else: some sites wrap each paragraph deeply. */
    private Element whole(Element top) {
        var held = measures.of(top).paragraphChars;
        for (var around = top.parent(); around != null && !isRoot(around); around = around.parent()) {
            var measure = measures.of(around);
            if (measure.paragraphChars > MORE * held && measure.linkDensity() < 0.25) {
                return around;
            }
        }
        return top;
    }

    /** Where several elements are nearly as good, what holds them all. */
    private Element shared(List<Element> ranked) {
        var top = ranked.getFirst();
        List<SequencedSet<Element>> others = new ArrayList<>();
        for (var other : ranked.subList(1, ranked.size())) {
            if (score(other) / score(top) >= 0.75) {
                others.add(ancestors(other));
            }
        }
        if (others.size() >= 3) {
            for (var around = top.parent(); around != null && !isRoot(around); around = around.parent()) {
                var here = around;
                if (others.stream().filter(one -> one.contains(here)).count() >= 3) {
                    return around;
                }
            }
        }
        return top;
    }

    /** An element around it that has more points still holds more of the article. */
    private Element grown(Element top) {
        var last = score(top);
        var enough = last / 3;
        for (var around = top.parent(); around != null && !isRoot(around); around = around.parent()) {
            if (!scores.containsKey(around)) {
                continue;
            }
            var score = score(around);
            if (score < enough) {
                break;
            } else if (score > last) {
                return around;
            }
            last = score;
        }
        return top;
    }

    /** While it is all that its parent holds, the parent: its siblings may belong to it. */
    private Element alone(Element top) {
        var found = top;
        for (var around = top.parent();
                around != null && !isRoot(around) && around.childrenSize() == 1;
                around = around.parent()) {
            found = around;
        }
        return found;
    }

    private List<Element> withSiblings(Element top) {
        var parent = top.parent();
        if (parent == null) {
            return List.of(top);
        }
        var enough = Math.max(10, score(top) * 0.2);
        List<Element> found = new ArrayList<>();
        for (var sibling : parent.children()) {
            if (sibling == top || belongs(sibling, top, enough)) {
                found.add(sibling);
            }
        }
        return found;
    }

    private boolean belongs(Element sibling, Element top, double enough) {
        var bonus = !top.className().isEmpty() && top.className().equals(sibling.className()) ? score(top) * 0.2 : 0;
        if (scores.containsKey(sibling) && score(sibling) + bonus >= enough) {
            return true;
        }
        var measure = measures.of(sibling);
        if (!sibling.normalName().equals("p")) {
            return false;
        }
        var density = measure.linkDensity();
        return measure.chars > 80
                ? density < 0.25
                : measure.chars > 0 && density == 0 && sibling.text().matches(".*[.。](?:\\s.*|$)");
    }

    private static SequencedSet<Element> ancestors(Element element) {
        var found = new LinkedHashSet<Element>();
        for (var around = element.parent(); around != null; around = around.parent()) {
            found.add(around);
        }
        return found;
    }

    private static boolean isRoot(Element element) {
        return element.normalName().equals("body") || element.normalName().equals("html");
    }
}
