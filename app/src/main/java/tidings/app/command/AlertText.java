package tidings.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Evidence;

/** An alert for people at a terminal, with the same evidence that its record carries. Pure functions. */
final class AlertText {
    private static final int MOST_QUOTES = 6;

    private AlertText() {}

    /** The lines, the headline first; a hit stands between square brackets in its quote. */
    static List<String> lines(Alert alert) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s · %s · version %d (%s) · score %.1f",
                alert.themeName(),
                alert.severity().word(),
                alert.version(),
                alert.change().word(),
                alert.score()));
        lines.add("  " + flat(alert.title()));
        alert.articles().forEach(article -> lines.add("  " + source(article)));
        alert.evidence().stream().limit(MOST_QUOTES).forEach(hit -> lines.add("  " + quote(hit)));
        if (alert.evidence().size() > MOST_QUOTES) {
            lines.add("  and " + (alert.evidence().size() - MOST_QUOTES) + " more hits");
        }
        if (!alert.missed().isEmpty()) {
            lines.add("  not hit: " + String.join(", ", alert.missed()));
        }
        return lines;
    }

    private static String source(AlertArticle article) {
        return String.join(
                " · ",
                Stream.of(
                                article.publisher(),
                                article.language(),
                                article.published() == null ? null : article.published().toString(),
                                article.url())
                        .filter(word -> word != null && !word.isBlank())
                        .map(AlertText::flat)
                        .toList());
    }

    private static String quote(Evidence hit) {
        var from = hit.start() - hit.quoteStart();
        var to = Math.min(hit.quote().length(), from + hit.text().length());
        var quote = from > hit.quote().length()
                ? "[" + hit.text() + "]"
                : hit.quote().substring(0, from) + "[" + hit.quote().substring(from, to) + "]"
                        + hit.quote().substring(to);
        return hit.clause() + " in " + hit.field() + ": … " + flat(quote) + " …";
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
