package tidings.ingest.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.HtmlText;

/**
 * Chooses an article's title among what its page calls itself: in JSON-LD, in Open Graph, in its heading and in the
 * window. Publishers state two different headlines more often than not; what else the page says decides between them.
 */
final class Titles {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[|\\-–—\\\\/>»·•:]\\s+|\\s*[|｜│ㅣ]\\s*");
    /** Where a site's name or a section's may begin, if something else says that the title ends there. */
    private static final Pattern EDGE = Pattern.compile("\\s+[/\\\\>»·•:]\\s+|\\s*[|｜│ㅣ\\-–—]\\s*");

    private static final int MOST_EDGES = 20;
    private static final int FEW = 3;
    private static final double CLEARLY = 0.4;

    private final String url;
    private final String site;
    private final String linked;
    private final String name;
    private final String graph;
    private final String micro;
    private final String window;
    private final String heading;

    private Titles(
            Document document, String url, Statement linked, Statement meta, Statement micro, Statement visible) {
        this.url = url;
        this.site = Statement.first(meta.publisher, linked.publisher);
        this.heading = visible.title;
        SequencedSet<String> said = new LinkedHashSet<>(meta.titles);
        said.addAll(List.of(heading, linked.title, linked.name, micro.title));
        said.addAll(micro.titles);
        this.linked = ended(linked.title, said);
        this.name = ended(linked.name, said);
        this.graph = ended(meta.title, said);
        this.micro = micro.title;
        this.window = ended(HtmlText.line(document.title()), said);
    }

    /**
     * The title.
     *
     * @param url the page's address
     * @param linked what JSON-LD says
     * @param meta what {@code meta} elements say
     * @param micro what microdata says
     * @param visible what readers see
     */
    static String choose(
            Document document, String url, Statement linked, Statement meta, Statement micro, Statement visible) {
        return new Titles(document, url, linked, meta, micro, visible).best();
    }

    private String best() {
        if (linked.isEmpty() || graph.isEmpty()) {
            return alone(Statement.first(linked, graph));
        } else if (Words.same(linked, graph)) {
            return linked;
        }
        var shorter = shorter(linked, graph);
        return shorter == null ? ofTwo() : shorter;
    }

    private String alone(String stated) {
        if (!stated.isEmpty() && !Words.same(stated, heading) && Words.same(name, heading)) {
            return name;
        }
        return Statement.first(stated, name, micro, Words.same(window, heading) ? window : cut(window), heading);
    }

    /** Of two headlines, the one that its address was made of, else the one that readers see, else the likelier. */
    private String ofTwo() {
        var closer = Words.inAddress(linked, url) - Words.inAddress(graph, url);
        if (Math.abs(closer) > CLEARLY) {
            return closer > 0 ? linked : graph;
        } else if (Words.same(linked, heading)) {
            return Words.same(graph, name) ? graph : linked;
        } else if (Words.same(graph, heading)) {
            return graph;
        } else if (Words.same(name, heading)) {
            return name;
        }
        var shown = heading + " " + window;
        return Words.share(graph, shown) - Words.share(linked, shown) > CLEARLY ? graph : linked;
    }

    /** Where one headline is all of another and more, the other: what the one has before or behind it is an addition. */
    private static @Nullable String shorter(String one, String other) {
        var inner = Words.count(one) < Words.count(other) ? one : other;
        return Words.count(inner) > FEW && Words.contains(inner.equals(one) ? other : one, inner) ? inner : null;
    }

    /** A title up to where something else that the page says ends it, without the site's name. */
    private String ended(String title, SequencedSet<String> said) {
        if (title.isEmpty() || Words.same(title, heading)) {
            return title;
        }
        var edges = EDGE.matcher(title);
        for (var i = 0; i < MOST_EDGES && edges.find(); i++) {
            var front = title.substring(0, edges.start()).strip();
            if (Words.count(front) >= FEW && said.stream().anyMatch(other -> Words.same(front, other))) {
                return front;
            }
        }
        return withoutSite(title);
    }

    private String withoutSite(String title) {
        var separators = SEPARATOR.matcher(title).results().toList();
        if (separators.isEmpty()) {
            return title;
        }
        var front = title.substring(0, separators.getLast().start()).strip();
        if (isSite(title.substring(separators.getLast().end())) || Words.same(front, heading)) {
            return front;
        }
        var rest = title.substring(separators.getFirst().end()).strip();
        return isSite(title.substring(0, separators.getFirst().start())) ? rest : title;
    }

    private boolean isSite(String part) {
        var name = Words.plain(part);
        var known = Words.plain(site);
        return !name.isEmpty()
                && !known.isEmpty()
                && (name.replace(" ", "").equals(known.replace(" ", ""))
                        || known.startsWith(name) && name.length() > 3);
    }

    /** The window's title alone, without its last part if that is short beside the rest: it is the site's name. */
    private static String cut(String window) {
        var separators = SEPARATOR.matcher(window).results().toList();
        if (separators.isEmpty()) {
            return window;
        }
        var front = window.substring(0, separators.getLast().start()).strip();
        var behind = window.substring(separators.getLast().end());
        return Words.count(front) > FEW && Words.count(behind) <= FEW ? front : window;
    }
}
