package tidings.streams.opinion;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.events.Theme;
import tidings.streams.Question;
import tidings.streams.StreamsMetrics;
import tidings.streams.match.ThemeMatch;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.NoEmbedderException;
import tidings.streams.meaning.SecondOpinion;
import tidings.streams.story.Dismissal;
import tidings.streams.story.Grounds;
import tidings.streams.story.Match;
import tidings.streams.story.Print;
import tidings.streams.story.Printer;

/** Answers questions: which themes an article goes to, and on what grounds. For one thread. */
final class Judge {
    /** The clause under which the passages that speak for a theme appear as evidence. */
    static final String CLAUSE = "meaning";

    private static final int SHORT = 240;

    private final Supplier<ThemeSet> themes;
    private final Supplier<@Nullable SecondOpinion> second;
    private final StreamsMetrics metrics;
    private final Printer printer = new Printer();

    /**
     * @param themes the themes as they are now
     * @param second judges; nothing where it cannot be had
     * @param metrics counts verdicts
     */
    Judge(Supplier<ThemeSet> themes, Supplier<@Nullable SecondOpinion> second, StreamsMetrics metrics) {
        this.themes = themes;
        this.second = second;
        this.metrics = metrics;
    }

    /** The answer by words and meaning; by words alone if the embedding model fails. */
    List<Match> answer(Question question) {
        var opinions = second.get();
        if (opinions == null) {
            return giveUp(question, "unavailable", "the model of meaning cannot be used");
        }
        try {
            var said = opinions.of(question.article(), question.themes());
            return answers(
                    question,
                    (theme, words) ->
                            Deliberation.of(theme.meaning().policy(), words, said.get(theme.id()), question.article()));
        } catch (NoEmbedderException e) {
            return giveUp(question, "failed", "the model of meaning failed");
        }
    }

    /** The answer to a question that waited too long. */
    List<Match> giveUpOld(Question question) {
        return giveUp(question, "age", "it waited too long");
    }

    private List<Match> giveUp(Question question, String reason, String why) {
        metrics.skipped(reason);
        return answers(
                question,
                (theme, words) -> Deliberation.silent(theme.meaning().policy(), words, Dismissal.skipped(why)));
    }

    private List<Match> answers(Question question, BiFunction<Theme, Boolean, Optional<Grounds>> deliberation) {
        var now = themes.get();
        var words = now.match(question.article()).stream()
                .collect(Collectors.toMap(match -> match.theme().id(), match -> match));
        var answers = new ArrayList<Match>();
        for (var id : question.themes()) {
            var theme = now.theme(id).orElse(null);
            var match = words.get(id);
            var grounds = theme == null
                    ? null
                    : deliberation.apply(theme, match != null).orElse(null);
            if (theme != null && grounds != null) {
                metrics.judged(id, outcome(grounds, match != null));
                answers.add(match(theme, match, question, grounds));
            }
        }
        return answers;
    }

    private static String outcome(Grounds grounds, boolean words) {
        var dismissal = grounds.dismissal();
        if (dismissal == null) {
            return grounds.review() ? "review" : grounds.verdict().word();
        }
        if (dismissal.isSkip()) {
            return "skipped";
        }
        return grounds.opinion() == null ? "abstained" : words ? "refused" : "none";
    }

    private Match match(Theme theme, @Nullable ThemeMatch words, Question question, Grounds grounds) {
        var article = question.article();
        var hash = theme.hash();
        if (grounds.dismissal() != null) {
            var nothing = new Match.Found(words == null ? 0 : words.score(), List.of(), List.of());
            return Match.of(theme, hash, nothing, article, question.kind(), Print.NONE, grounds)
                    .bare();
        }
        var found = words == null
                ? new Match.Found(
                        0,
                        passages(requireNonNull(grounds.opinion()), article),
                        List.copyOf(theme.match().keySet()))
                : new Match.Found(words.score(), words.evidence(), words.missed());
        var print = printer.forTheme(printer.print(article), theme, hash);
        return Match.of(theme, hash, found, article, question.kind(), print, grounds);
    }

    /** What speaks for the theme, as other evidence is shown; the weightiest passage if nothing does. */
    private static List<Evidence> passages(tidings.events.Opinion opinion, Article article) {
        var speaking = opinion.passages().stream()
                .filter(passage -> passage.weight() > 0)
                .toList();
        var shown = speaking.isEmpty() ? opinion.passages().stream().limit(1).toList() : speaking;
        return shown.stream().map(passage -> evidence(passage, article)).toList();
    }

    private static Evidence evidence(tidings.events.Opinion.Passage passage, Article article) {
        var text = passage.text();
        int end = text.length() <= SHORT ? text.length() : text.lastIndexOf(' ', SHORT);
        var quote = text.substring(0, end <= 0 ? text.length() : end);
        return new Evidence(
                CLAUSE,
                passage.field(),
                passage.start(),
                passage.start() + quote.length(),
                quote,
                quote,
                passage.start(),
                article.id(),
                article.revision());
    }
}
