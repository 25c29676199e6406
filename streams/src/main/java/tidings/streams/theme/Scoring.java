package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.Labels.Verdict;

/**
 * Judges themes by labelled articles. Feed it every article once, then ask for the results. For one thread, {@link #judge}
 * excepted.
 *
 * <p>{@code about} counts as a positive, {@code no} as a negative, {@code mention} neither way; an article that is not
 * labelled for a theme does not count for it.
 */
public final class Scoring {
    private final Labels labels;
    private final List<String> themes;
    private final Function<Article, Set<String>> matcher;
    private final Map<String, Count> counts = new TreeMap<>();
    private final Set<String> judged = new HashSet<>();

    /** Judges by words; begins with nothing counted. */
    public Scoring(Labels labels, ThemeSet themes) {
        this(labels, themes.themes().stream().map(Theme::id).toList(), article -> byWords(themes, article));
    }

    /**
     * Begins with nothing counted.
     *
     * @param labels what people judged
     * @param themes ids of the themes that are judged
     * @param matcher the ids of the themes that an article matches; safe from any thread
     */
    public Scoring(Labels labels, List<String> themes, Function<Article, Set<String>> matcher) {
        this.labels = requireNonNull(labels, "labels");
        this.themes = List.copyOf(themes);
        this.matcher = requireNonNull(matcher, "matcher");
    }

    /** Ids of the themes whose queries an article matches. */
    public static Set<String> byWords(ThemeSet themes, Article article) {
        return themes.match(article).stream().map(match -> match.theme().id()).collect(Collectors.toSet());
    }

    /**
     * How a theme did.
     *
     * @param about how many articles it had to match
     * @param hit how many of those it matched
     * @param no how many articles it had to leave
     * @param falseAlarms how many of those it matched
     * @param precision share of hits among hits and false alarms, 0 to 1; 0 without any hit
     * @param recall share of hits among those it had to match, 0 to 1; 0 without any hit
     * @param f1 harmonic mean of precision and recall; 0 without any hit
     * @param misses ids of the articles that it had to match and did not
     * @param alarms ids of the articles that it had to leave and matched
     */
    public record Result(
            int about,
            int hit,
            int no,
            int falseAlarms,
            double precision,
            double recall,
            double f1,
            List<String> misses,
            List<String> alarms) {
        public Result {
            misses = List.copyOf(misses);
            alarms = List.copyOf(alarms);
        }
    }

    /** The results of all articles at once, by theme id. */
    public static Map<String, Result> score(Labels labels, Stream<Article> articles, ThemeSet themes) {
        var scoring = new Scoring(labels, themes);
        articles.forEachOrdered(scoring::add);
        return scoring.results();
    }

    /**
     * An article that labels judge.
     *
     * @param article its id
     * @param matched ids of the themes that it matches
     */
    public record Judged(String article, Set<String> matched) {
        public Judged {
            requireNonNull(article, "article");
            matched = Set.copyOf(matched);
        }
    }

    /** Matches an article; empty if no label judges it. Safe from any thread, and changes nothing. */
    public Optional<Judged> judge(Article article) {
        return labels.byArticle().containsKey(article.id())
                ? Optional.of(new Judged(article.id(), matcher.apply(article)))
                : Optional.empty();
    }

    /** Counts an article; one with the id of an earlier one is passed over. */
    public void count(Judged article) {
        if (!judged.add(article.article())) {
            return;
        }
        for (var theme : themes) {
            labels.verdict(article.article(), theme)
                    .ifPresent(verdict -> count(
                            theme, article.article(), verdict, article.matched().contains(theme)));
        }
    }

    /** Matches and counts an article. */
    public void add(Article article) {
        judge(article).ifPresent(this::count);
    }

    private void count(String theme, String article, Verdict verdict, boolean matched) {
        var count = counts.computeIfAbsent(theme, id -> new Count());
        switch (verdict) {
            case ABOUT -> (matched ? count.hits : count.misses).add(article);
            case NO -> (matched ? count.alarms : count.left).add(article);
            case MENTION -> {}
        }
    }

    /** The results so far, by theme id; themes that no label judges are absent. */
    public Map<String, Result> results() {
        var results = new LinkedHashMap<String, Result>();
        counts.forEach((theme, count) -> results.put(theme, count.result()));
        return results;
    }

    /** Ids of labelled articles that were not among those fed. */
    public Set<String> missing() {
        var missing = new HashSet<>(labels.byArticle().keySet());
        missing.removeAll(judged);
        return missing;
    }

    /** What one theme did with the articles. */
    private static final class Count {
        private final List<String> hits = new ArrayList<>();
        private final List<String> misses = new ArrayList<>();
        private final List<String> alarms = new ArrayList<>();
        private final List<String> left = new ArrayList<>();

        Result result() {
            int about = hits.size() + misses.size();
            double precision = share(hits.size(), hits.size() + alarms.size());
            double recall = share(hits.size(), about);
            double f1 = hits.isEmpty() ? 0 : 2 * precision * recall / (precision + recall);
            return new Result(
                    about,
                    hits.size(),
                    alarms.size() + left.size(),
                    alarms.size(),
                    precision,
                    recall,
                    f1,
                    misses,
                    alarms);
        }

        private static double share(int part, int whole) {
            return part == 0 ? 0 : (double) part / whole;
        }
    }
}
