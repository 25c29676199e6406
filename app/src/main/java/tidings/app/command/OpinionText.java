package tidings.app.command;

import java.util.Locale;
import tidings.streams.meaning.Opinion;

/**
 * What meaning says, for people to read. What comes from the article is made harmless for terminals.
 *
 * @param style how it is coloured
 */
record OpinionText(Style style) {
    private static final int LONGEST = 160;

    /** Several lines, without a line end after the last. */
    String of(Opinion opinion) {
        return switch (opinion) {
            case Opinion.Abstained abstained -> "\nmeaning abstains: " + style.plain(abstained.why());
            case Opinion.Judged judged -> judged(judged);
        };
    }

    private String judged(Opinion.Judged judged) {
        var text = new StringBuilder("\nby meaning\n");
        var verdict = judged.finds() ? style.good("found") : style.bad("not found");
        text.append(String.format(
                Locale.ROOT,
                "  %s: probability %.2f, threshold %.2f%n",
                verdict,
                judged.probability(),
                judged.threshold()));
        text.append("  nearest samples\n");
        judged.nearest()
                .forEach(near -> text.append(String.format(
                        Locale.ROOT,
                        "    %.3f %s: %s%n",
                        near.similarity(),
                        near.about() ? "is about it" : "is not",
                        style.plain(near.title().isEmpty() ? near.sample() : near.title()))));
        text.append("  weightiest passages\n");
        judged.passages()
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        "    %+.2f %s %d-%d: %s%n",
                        one.weight(),
                        one.passage().field(),
                        one.passage().start(),
                        one.passage().end(),
                        style.plain(shortened(one.passage().text())))));
        return text.toString().stripTrailing();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
