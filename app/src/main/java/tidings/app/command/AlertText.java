package tidings.app.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Evidence;

/** An alert as people read it in a terminal: what, where, and the quotes that raised it. */
public final class AlertText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int CLAUSE_WIDTH = 24;
    private static final int MOST_QUOTES = 6;

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
        lines.add(style.dim(TIME.format(alert.raised().atZone(zone))) + " "
                + style.bold(alert.severity().word().toUpperCase(Locale.ROOT) + "  " + alert.themeName())
                + style.dim(String.format(Locale.ROOT, "  score %.2f, %s", alert.score(), change(alert))));
        lines.add("  " + style.bold(alert.title()));
        alert.articles().forEach(article -> lines.add("  " + style.dim(source(article))));
        alert.evidence().stream().limit(MOST_QUOTES).forEach(evidence -> lines.add("    " + quote(evidence)));
        if (alert.evidence().size() > MOST_QUOTES) {
            lines.add(style.dim("    and " + (alert.evidence().size() - MOST_QUOTES) + " more hits"));
        }
        return String.join("\n", lines);
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
        return style.dim(String.format(Locale.ROOT, "%-" + CLAUSE_WIDTH + "s ", evidence.clause()))
                + style.plain(evidence.quote().substring(0, start))
                + style.hit(evidence.quote().substring(start, end))
                + style.plain(evidence.quote().substring(end));
    }
}
