package tidings.app.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.streams.match.ThemeMatch;

/**
 * Counts what a replay finds: articles, not their texts. An article counts on the day (in UTC) on which its first text
 * that matched was seen. Safe from any thread.
 */
final class ReplayTally {
    private final int most;
    private final Map<String, Instant> hits = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, Sample> samples = new HashMap<>();
    private final Map<String, Sample> otherSamples = new HashMap<>();
    private long texts;
    private long unreadable;

    /**
     * @param most how many samples are shown of each kind
     */
    ReplayTally(int most) {
        this.most = most;
    }

    /**
     * An article that was found.
     *
     * @param article id of the article
     * @param title its headline
     * @param url where it is read
     * @param seen when this text was seen
     * @param match how it matched
     */
    record Sample(String article, String title, String url, Instant seen, ThemeMatch match) {}

    /** Counts texts that were read. */
    synchronized void read(long count, long broken) {
        texts += count;
        unreadable += broken;
    }

    /** Counts a text that at least one of the two versions of the theme matches. */
    synchronized void hit(Article article, @Nullable ThemeMatch match, @Nullable ThemeMatch other) {
        if (match != null) {
            hits.merge(article.id(), article.seen(), (a, b) -> a.isBefore(b) ? a : b);
            keep(samples, article, match);
        }
        if (other != null) {
            others.add(article.id());
            keep(otherSamples, article, other);
        }
    }

    /** The newest text of each article is the sample; all are kept, since what is gained is known only at the end. */
    private static void keep(Map<String, Sample> samples, Article article, ThemeMatch match) {
        var sample = new Sample(article.id(), article.title(), article.url(), article.seen(), match);
        samples.merge(article.id(), sample, (a, b) -> a.seen().isAfter(b.seen()) ? a : b);
    }

    /** How many texts were read so far. */
    synchronized long texts() {
        return texts;
    }

    /** How many records were no articles. */
    synchronized long unreadable() {
        return unreadable;
    }

    /** How many articles the theme matches. */
    synchronized int hits() {
        return hits.size();
    }

    /** Hits by day, days without any between the first and the last included. */
    synchronized Map<LocalDate, Integer> days() {
        var days = new TreeMap<LocalDate, Integer>();
        hits.values().forEach(seen -> days.merge(LocalDate.ofInstant(seen, ZoneOffset.UTC), 1, Integer::sum));
        if (!days.isEmpty()) {
            for (var day = days.firstKey(); day.isBefore(days.lastKey()); day = day.plusDays(1)) {
                days.putIfAbsent(day, 0);
            }
        }
        return days;
    }

    /** Some hits, newest first. */
    synchronized List<Sample> samples() {
        return newest(new ArrayList<>(samples.values()));
    }

    /** How many articles both versions match. */
    synchronized int both() {
        return (int) hits.keySet().stream().filter(others::contains).count();
    }

    /** How many articles only the replayed version matches. */
    synchronized int gained() {
        return hits.size() - both();
    }

    /** How many articles only the other version matches. */
    synchronized int lost() {
        return others.size() - both();
    }

    /** Some articles that only the replayed version matches, newest first. */
    synchronized List<Sample> gainedSamples() {
        return newest(samples.values().stream()
                .filter(sample -> !others.contains(sample.article()))
                .toList());
    }

    /** Some articles that only the other version matches, newest first. */
    synchronized List<Sample> lostSamples() {
        return newest(otherSamples.values().stream()
                .filter(sample -> !hits.containsKey(sample.article()))
                .toList());
    }

    private List<Sample> newest(List<Sample> all) {
        return all.stream()
                .sorted(Comparator.comparing(Sample::seen).reversed().thenComparing(Sample::article))
                .limit(most)
                .toList();
    }
}
