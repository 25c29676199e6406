package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.streams.match.Explanation.Reason;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryText;

/** Says why parts of a query are not met in an article. For one thread and one article. */
final class Reasons {
    private static final int SHOWN = 3;

    private final Reading reading;

    Reasons(Reading reading) {
        this.reading = reading;
    }

    /** Why it is not met; empty if it is. */
    List<Reason> of(Explained part) {
        return part.node().holds(reading) ? List.of() : List.of(why(part));
    }

    private Reason why(Explained part) {
        return switch (part.query()) {
            case Query.Atom atom -> absent(part, word(atom));
            case Query.Concept concept -> concept(part, concept);
            case Query.Phrase phrase -> phrase(part, phrase);
            case Query.And and -> all(part);
            case Query.Or or -> some(part, "none of these is met", 1, unmet(part));
            case Query.AtLeast some -> atLeast(part, some);
            case Query.Near near -> near(part, near);
            case Query.Within within -> within(part, within);
            case Query.Repeat repeat -> repeat(part, repeat);
            case Query.Not not ->
                reason(
                        part,
                        "this must not occur, but does: "
                                + hits(part.parts().getFirst().node()));
            case Query.In in -> inField(in, why(part.parts().getFirst()));
            case Query.Weighted weighted -> why(part.parts().getFirst());
            case Query.Says says -> reason(part, says(says));
        };
    }

    private static Reason inField(Query.In in, Reason inner) {
        return new Reason(QueryText.of(in), in.column(), inner.text(), inner.needed(), inner.enough(), inner.parts());
    }

    private static String word(Query.Atom atom) {
        return switch (atom) {
            case Query.Word word -> "'" + word.text() + "'";
            case Query.Exact exact -> "'" + exact.text() + "' in just this spelling";
            case Query.Prefix prefix -> "a word that begins with '" + prefix.text() + "'";
        };
    }

    private Reason absent(Explained part, String what) {
        var anywhere = part.anywhere();
        if (anywhere != null && anywhere.holds(reading)) {
            return reason(
                    part,
                    what + " is not in the " + part.scope().field().name().toLowerCase(Locale.ROOT)
                            + ", only elsewhere: " + hits(anywhere));
        }
        return reason(part, what + " does not occur");
    }

    private Reason concept(Explained part, Query.Concept concept) {
        var anywhere = part.anywhere();
        return anywhere != null && anywhere.holds(reading)
                ? absent(part, "a member of $" + concept.name())
                : reason(part, "no member of it occurs");
    }

    private Reason phrase(Explained part, Query.Phrase phrase) {
        var missing = unmet(part);
        if (!missing.isEmpty() || part.anywhere() != null && part.anywhere().holds(reading)) {
            return missing.isEmpty()
                    ? absent(part, "this phrase")
                    : reason(part, "words of the phrase are missing", missing);
        }
        var words = spans(part);
        var nearest = Nearest.of(words, true, reading);
        var text = phrase.slop() > 0
                ? "its words are not so near each other in this order"
                : "its words occur, but not one after the other in this order";
        return reason(
                part,
                text + nearest.map(choice -> "; nearest: " + quote(choice)).orElse(""));
    }

    private Reason all(Explained part) {
        var met = part.parts().stream()
                .filter(each -> each.node().holds(reading))
                .map(each -> QueryText.of(each.query()))
                .toList();
        var missing = unmet(part);
        return missing.size() == 1 && met.isEmpty()
                ? missing.getFirst()
                : reason(part, met.isEmpty() ? "nothing of this is met" : "met: " + String.join(", ", met), missing);
    }

    private Reason atLeast(Explained part, Query.AtLeast some) {
        var missing = unmet(part);
        int met = part.parts().size() - missing.size();
        return some(
                part,
                met + " of " + part.parts().size() + " are met, " + some.count() + " are needed",
                some.count() - met,
                missing);
    }

    private Reason near(Explained part, Query.Near near) {
        var missing = unmet(part);
        if (!missing.isEmpty()) {
            return reason(part, "not all parts occur", missing);
        }
        var spans = spans(part);
        var inOrder = Nearest.of(spans, near.ordered(), reading);
        if (inOrder.isPresent()) {
            var choice = inOrder.get();
            return new Reason(
                    QueryText.of(near),
                    near.column(),
                    placed(part, choice) + ": " + choice.between() + " words between, " + near.distance() + " allowed: "
                            + quote(choice),
                    choice.between(),
                    0,
                    List.of());
        }
        var otherwise = near.ordered() ? Nearest.of(spans, false, reading) : inOrder;
        return reason(
                part,
                otherwise
                        .map(choice -> "only in another order: " + placed(part, choice))
                        .orElseGet(() -> "all parts occur, but not in the same field: " + fields(part)));
    }

    private Reason within(Explained part, Query.Within within) {
        var passage = within.passage().name().toLowerCase(Locale.ROOT);
        var wanted = new Explained(
                within,
                part.scope(),
                part.node(),
                part.anywhere(),
                part.parts().stream()
                        .filter(each -> !(each.query() instanceof Query.Not))
                        .toList());
        var missing = unmet(wanted);
        if (!missing.isEmpty()) {
            return reason(part, "not all parts occur, so no " + passage + " has them", missing);
        }
        var nearest = wanted.parts().stream().allMatch(each -> each.node() instanceof Node.Spans)
                ? Nearest.of(spans(wanted), false, reading)
                : Optional.<Nearest.Choice>empty();
        return reason(
                part,
                "all parts occur, but not so in one " + passage
                        + nearest.map(choice -> "; nearest: " + placed(wanted, choice) + ", " + choice.between()
                                        + " words between")
                                .orElse(""));
    }

    private Reason repeat(Explained part, Query.Repeat repeat) {
        var inner = part.parts().getFirst();
        if (!(inner.node() instanceof Node.Spans words) || !words.holds(reading)) {
            return why(inner);
        }
        int count = 0;
        int end = -1;
        for (long span : Nearest.spans(words, reading)) {
            if (Reading.first(span) > end) {
                count++;
                end = Reading.last(span);
            }
        }
        return reason(part, "met " + count + " times, " + bounds(repeat) + ": " + hits(words));
    }

    private static String bounds(Query.Repeat repeat) {
        if (repeat.least() == repeat.most()) {
            return "exactly " + repeat.least() + " needed";
        }
        return "at least " + repeat.least()
                + (repeat.most() == Query.Repeat.UNBOUNDED ? "" : " and at most " + repeat.most()) + " needed";
    }

    private String says(Query.Says says) {
        var article = reading.article();
        return switch (says.attribute()) {
            case LANG -> "the article's language is " + Attributes.language(reading);
            case PUBLISHER -> "the publisher is " + said(article.publisher());
            case COUNTRY -> "the publisher's country is " + said(article.country());
            case TAG ->
                "the feed's tags are " + (article.tags().isEmpty() ? "none" : String.join(", ", article.tags()));
        };
    }

    private static String said(@Nullable String value) {
        return value == null || value.isBlank() ? "not known" : "'" + value + "'";
    }

    private List<Reason> unmet(Explained part) {
        var reasons = new ArrayList<Reason>();
        part.parts().forEach(each -> reasons.addAll(of(each)));
        return reasons;
    }

    private static List<Node.Spans> spans(Explained part) {
        var spans = new ArrayList<Node.Spans>();
        for (var each : part.parts()) {
            if (each.node() instanceof Node.Spans words) {
                spans.add(words);
            }
        }
        return spans;
    }

    private static Reason reason(Explained part, String text) {
        return reason(part, text, List.of());
    }

    private static Reason reason(Explained part, String text, List<Reason> parts) {
        return some(part, text, parts.size(), parts);
    }

    private static Reason some(Explained part, String text, int enough, List<Reason> parts) {
        return new Reason(QueryText.of(part.query()), part.query().column(), text, 0, enough, parts);
    }

    /** Each part with its word: {@code $mission at word 12 ('embassy')}. */
    private String placed(Explained part, Nearest.Choice choice) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < choice.spans().size(); i++) {
            long span = choice.spans().get(i);
            texts.add(QueryText.of(part.parts().get(i).query()) + " at word " + number(span) + " ('"
                    + Hit.text(reading, span) + "')");
        }
        return "in the " + reading.fieldName(Reading.first(choice.spans().getFirst())) + ", "
                + String.join(" and ", texts);
    }

    private int number(long span) {
        int first = Reading.first(span);
        return reading.tokens().place(first) - reading.tokens().place(reading.fieldStart(first)) + 1;
    }

    private String quote(Nearest.Choice choice) {
        int first = choice.spans().stream().mapToInt(Reading::first).min().orElseThrow();
        int last = choice.spans().stream().mapToInt(Reading::last).max().orElseThrow();
        var text = Hit.text(reading, Reading.span(first, last));
        return "\"" + (text.length() <= 2 * Hit.QUOTE ? text : shortened(text)) + "\"";
    }

    private static String shortened(String text) {
        int head = text.offsetByCodePoints(0, Hit.QUOTE / 2);
        int tail = text.offsetByCodePoints(text.length(), -Hit.QUOTE / 2);
        return text.substring(0, head) + " … " + text.substring(tail);
    }

    private String fields(Explained part) {
        return part.parts().stream()
                .map(each -> QueryText.of(each.query()) + " (" + hits(each.node()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** The first places where a node is met, with their words. */
    private String hits(Node node) {
        if (!(node instanceof Node.Spans words)) {
            return "in the article";
        }
        return Nearest.spans(words, reading).stream()
                .limit(SHOWN)
                .map(span -> "'" + Hit.text(reading, span) + "' at word " + number(span) + " of the "
                        + reading.fieldName(Reading.first(span)))
                .collect(Collectors.joining(", "));
    }
}
