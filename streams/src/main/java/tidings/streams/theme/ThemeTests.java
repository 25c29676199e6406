package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.Theme;
import tidings.events.Theme.Sample;
import tidings.streams.match.ThemeMatch;
import tidings.streams.match.ThemeSet;

/** Runs the samples that a theme ships with. Pure functions, safe from any thread. */
public final class ThemeTests {
    private ThemeTests() {}

    /**
     * What became of one sample.
     *
     * @param theme id of the theme
     * @param sample the sample's label
     * @param expected true if it must match, false if it must not
     * @param score its score; 0 if no clause hit, or one that excludes did
     * @param threshold the score from which it matches
     * @param match what hit; absent as for score 0
     */
    public record Result(
            String theme,
            String sample,
            boolean expected,
            double score,
            double threshold,
            @Nullable ThemeMatch match) {
        public Result {
            requireNonNull(theme, "theme");
            requireNonNull(sample, "sample");
        }

        /** True if it matches just when it must. */
        public boolean passed() {
            return expected == score >= threshold;
        }
    }

    /** The results of all samples of all themes of a set, in order. */
    public static List<Result> run(ThemeSet set) {
        return set.themes().stream().flatMap(theme -> run(theme, set)).toList();
    }

    /** The results of one theme's samples, in order; empty if it does not compile or has none. */
    public static List<Result> run(Theme theme) {
        return run(ThemeSet.compile(List.of(theme)));
    }

    private static Stream<Result> run(Theme theme, ThemeSet set) {
        var results = new ArrayList<Result>();
        theme.tests().match().forEach(sample -> results.add(result(theme, sample, true, set)));
        theme.tests().reject().forEach(sample -> results.add(result(theme, sample, false, set)));
        return results.stream();
    }

    private static Result result(Theme theme, Sample sample, boolean expected, ThemeSet set) {
        var label = sample.name() == null ? sample.title() : sample.name();
        var found = set.all(article(sample)).stream()
                .filter(match -> match.theme().id().equals(theme.id()))
                .findFirst();
        double score = found.map(ThemeMatch::score).orElse(0.0);
        return new Result(theme.id(), label, expected, score, theme.score().threshold(), found.orElse(null));
    }

    private static Article article(Sample sample) {
        return Article.builder(Ids.text(sample.title() + "\n" + sample.text()), Instant.EPOCH)
                .language(sample.language())
                .title(sample.title())
                .text(sample.text())
                .build();
    }
}
