package tidings.app.command;

import java.util.List;
import java.util.Locale;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.streams.match.Explanation;
import tidings.streams.match.Explanation.OfClause;
import tidings.streams.match.Explanation.Reason;

/**
 * An explanation for people to read. What comes from the article is made harmless for terminals.
 *
 * @param style how it is coloured
 */
record ExplanationText(Style style) {
    private static final int EVIDENCE = 3;

    /** Several lines, without a line end after the last. */
    String of(Explanation explanation, Article article) {
        var text = new StringBuilder();
        heading(explanation, article, text);
        excludes(explanation, text);
        text.append("\nclauses met\n");
        explanation.clauses().stream().filter(OfClause::hit).forEach(clause -> met(clause, text));
        text.append("\nclauses not met\n");
        explanation.clauses().stream().filter(clause -> !clause.hit()).forEach(clause -> missed(clause, text));
        text.append(explanation.matches() ? "\nhow safely it matches\n" : "\nwhat would have to change\n");
        explanation.changes().forEach(change -> line(1, "* " + style.plain(change), text));
        return text.toString().stripTrailing();
    }

    private void heading(Explanation explanation, Article article, StringBuilder text) {
        var title = article.title().isBlank() ? article.id() : article.title();
        text.append(style.bold(title)).append('\n');
        var verdict = explanation.matches() ? style.good("matches") : style.bad("does not match");
        text.append(verdict)
                .append(' ')
                .append(explanation.theme())
                .append(" (version ")
                .append(explanation.version())
                .append("): score ")
                .append(number(explanation.score()))
                .append(", threshold ")
                .append(number(explanation.threshold()))
                .append("; read as ")
                .append(explanation.language())
                .append('\n');
    }

    private void excludes(Explanation explanation, StringBuilder text) {
        var hit = explanation.excludes().stream()
                .filter(Explanation.OfExclude::hit)
                .toList();
        if (!hit.isEmpty()) {
            text.append("\nexcluded by\n");
        }
        hit.forEach(exclude -> {
            line(1, style.bad("! ") + style.plain(exclude.exclude()), text);
            evidence(exclude.evidence(), text);
        });
    }

    private void met(OfClause clause, StringBuilder text) {
        var place = clause.place().equals("anywhere") ? "somewhere" : "in the " + clause.place();
        line(
                1,
                style.good("+ ") + style.plain(clause.clause()) + ": " + number(clause.points()) + " (weight "
                        + number(clause.weight()) + ", " + place + ")",
                text);
        evidence(clause.evidence(), text);
    }

    private void missed(OfClause clause, StringBuilder text) {
        line(1, style.bad("- ") + style.plain(clause.clause()) + ": 0 (weight " + number(clause.weight()) + ")", text);
        clause.reasons().forEach(reason -> reason(2, reason, text));
    }

    private void reason(int depth, Reason reason, StringBuilder text) {
        line(depth, style.plain(reason.part()) + ": " + style.plain(reason.text()), text);
        reason.parts().forEach(part -> reason(depth + 1, part, text));
    }

    private void evidence(List<Evidence> evidence, StringBuilder text) {
        evidence.stream().limit(EVIDENCE).forEach(hit -> {
            int start = hit.start() - hit.quoteStart();
            line(
                    2,
                    style.dim(hit.field() + " " + hit.start() + "-" + hit.end() + ": ")
                            + style.plain(hit.quote().substring(0, start))
                            + style.hit(hit.text())
                            + style.plain(
                                    hit.quote().substring(start + hit.text().length())),
                    text);
        });
        if (evidence.size() > EVIDENCE) {
            line(2, style.dim("and " + (evidence.size() - EVIDENCE) + " more"), text);
        }
    }

    private static void line(int depth, String words, StringBuilder text) {
        text.append("  ".repeat(depth)).append(words).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
