package tidings.app.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Evidence;
import tidings.events.Opinion;

/** An alert as people read it in a terminal: what, where, and the quotes that raised it. */
public final class AlertText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int CLAUSE_WIDTH = 26;
    private static final int MOST_QUOTES = 4;

    private final Style style;
    private final ZoneId zone;

    /**
     * @param style colours or none
     * @param zone in which times are shown
     */
    public AlertText(Style style, ZoneId zone) {
        this.style = style;
        this.zone = zone;
    }

    /** A few lines, the first without indentation. */
    public String of(Alert alert) {
        List<String> lines = new ArrayList<>();
        lines.add(style.dim(TIME.format(alert.raised().atZone(zone))) + "  "
                + style.bold(alert.severity().word().toUpperCase(Locale.ROOT) + " " + alert.themeName()) + "  "
                + style.dim(grounds(alert) + ", " + change(alert)));
        lines.add("  " + style.bold(alert.title()));
        alert.articles().forEach(article -> lines.add("  " + style.dim(source(article))));
        var shown = telling(alert.evidence());
        shown.forEach(evidence -> lines.add("    " + quote(evidence)));
        if (alert.evidence().size() > shown.size()) {
            lines.add("    " + style.dim("and " + (alert.evidence().size() - shown.size()) + " more hits"));
        }
        return String.join("\n", lines);
    }

    /** The best hit of each clause, so that few lines show as much as they can. */
    private static List<Evidence> telling(List<Evidence> evidence) {
        var first = new LinkedHashMap<String, Evidence>();
        evidence.forEach(hit -> first.putIfAbsent(hit.clause(), hit));
        return first.sequencedValues().stream().limit(MOST_QUOTES).toList();
    }

    /** What found it, and how sure that is: the score of the words, the highest probability of the meaning. */
    private static String grounds(Alert alert) {
        var score = String.format(Locale.ROOT, "score %.2f", alert.score());
        var probability = alert.opinions().stream()
                .mapToDouble(Opinion::probability)
                .max()
                .orElse(0);
        var meaning = String.format(Locale.ROOT, "by meaning %.2f", probability);
        return switch (alert.verdict()) {
            case WORDS -> score;
            case MEANING -> meaning;
            case BOTH -> score + " and " + meaning;
        };
    }

    private static String change(Alert alert) {
        return alert.version() == 1
                ? alert.change().word().replace('-', ' ')
                : "version " + alert.version() + ": " + alert.change().word().replace('-', ' ');
    }

    private static String source(AlertArticle article) {
        List<String> parts = new ArrayList<>();
        for (var part : new String[] {article.publisher(), article.country(), article.language(), article.url()}) {
            if (part != null && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join(" · ", parts);
    }

    private String quote(Evidence evidence) {
        var start = Math.clamp(
                evidence.start() - evidence.quoteStart(), 0, evidence.quote().length());
        var end = Math.clamp(
                start + evidence.text().length(), start, evidence.quote().length());
        var padding = " ".repeat(Math.max(0, CLAUSE_WIDTH - evidence.clause().length()) + 1);
        return style.dim(evidence.clause())
                + padding
                + style.plain(evidence.quote().substring(0, start))
                + style.hit(evidence.quote().substring(start, end))
                + style.plain(evidence.quote().substring(end));
    }
}
