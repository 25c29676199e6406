package tidings.streams.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the story that an article belongs to: the one that holds the same text, or else the one that tells of the same
 * event. Stories to compare with are found by hashes (locality-sensitive hashing): each article is entered under the
 * smallest hashes of its text, and under its names and figures.
 *
 * <p>For one thread.
 */
final class Finder {
    /** A copy may come this long after the story's latest article. */
    static final Duration COPIES = Duration.ofDays(7);
    /** Another report may come this long after it. */
    static final Duration REPORTS = Duration.ofDays(3);

    private static final int MOST_STORIES = 6;
    private static final int MOST_REPORTS = 5;
    private static final int LEAST_FACTS = 3;

    private final StoryMemory memory;

    Finder(StoryMemory memory) {
        this.memory = memory;
    }

    /**
     * A story that was found.
     *
     * @param story the story
     * @param copyOf id of the article whose text it is; null if it only tells of the same event
     */
    record Found(Story story, @Nullable String copyOf) {}

    /** The story that an article belongs to; null if it begins one. */
    @Nullable
    Found find(Match match) {
        var copied = copied(match);
        return copied != null ? copied : related(match);
    }

    /** Enters an article of a story, so that later ones find it. */
    void enter(Match match, Story story) {
        for (var anchor : anchors(match.print())) {
            enter(anchorKey(match.theme(), anchor), story.id());
        }
        for (var fact : match.print().facts()) {
            enter(factKey(match.theme(), fact), story.id());
        }
    }

    private void enter(String key, String story) {
        var before = memory.postings(key);
        if (before == null || !before.stories().contains(story)) {
            memory.keep(key, (before == null ? new Postings(List.of()) : before).with(story));
        }
    }

    private @Nullable Found copied(Match match) {
        Found best = null;
        var most = 0.0;
        for (var story : led(anchors(match.print()), anchor -> anchorKey(match.theme(), anchor), 1)) {
            for (var report : fresh(story, match, COPIES) ? fullest(story) : List.<Report>of()) {
                var member = memory.member(match.theme(), report.article().id());
                var likeness = member == null ? null : Likeness.of(member.print(), match.print());
                if (likeness != null && likeness.isCopy() && likeness.containment() > most) {
                    most = likeness.containment();
                    best = new Found(story, report.text());
                }
            }
        }
        return best;
    }

    private @Nullable Found related(Match match) {
        var frequencies = Objects.requireNonNullElse(memory.frequencies(match.theme()), Frequencies.NONE);
        Found best = null;
        var closest = 0.0;
        for (var story : led(match.print().facts(), fact -> factKey(match.theme(), fact), LEAST_FACTS)) {
            var closeness = fresh(story, match, REPORTS) ? closeness(match, story, frequencies) : 0;
            if (closeness > closest) {
                closest = closeness;
                best = new Found(story, null);
            }
        }
        return best;
    }

    /** How close the closest report is, if it tells of the same event and the first report is not far off; or 0. */
    private double closeness(Match match, Story story, Frequencies frequencies) {
        var closest = 0.0;
        for (var report : texts(story)) {
            var member = memory.member(match.theme(), report.article().id());
            if (member == null) {
                continue;
            }
            var kinship = Kinship.of(member.print(), match.print(), frequencies);
            if (report == story.reports().getFirst() && !kinship.isNear()) {
                return 0;
            }
            var isOne = report.publisher().equals(Report.of(match, null).publisher())
                    ? kinship.isFollowUp()
                    : kinship.isSameEvent();
            closest = isOne ? Math.max(closest, kinship.closeness()) : closest;
        }
        return closest;
    }

    /** The stories that most of the hashes lead to. */
    private List<Story> led(int[] hashes, java.util.function.IntFunction<String> key, int least) {
        Map<String, Integer> counts = new HashMap<>();
        for (var hash : hashes) {
            var postings = memory.postings(key.apply(hash));
            if (postings != null) {
                postings.stories().forEach(story -> counts.merge(story, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_STORIES)
                .map(entry -> memory.story(entry.getKey()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean fresh(Story story, Match match, Duration within) {
        return Duration.between(story.lastSeen(), match.article().seen()).abs().compareTo(within) <= 0;
    }

    /** Of each text the first copy and the longest one; of many texts the first and the latest. */
    private static List<Report> fullest(Story story) {
        var chosen = new ArrayList<Report>();
        for (var first : texts(story)) {
            chosen.add(first);
            story.reports().stream()
                    .filter(report -> report.text().equals(first.text()))
                    .max(Comparator.comparingInt(Report::shingles))
                    .filter(report -> report.shingles() > first.shingles())
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private static List<Report> texts(Story story) {
        var texts = story.reports().stream().filter(Report::isFirst).toList();
        if (texts.size() <= MOST_REPORTS) {
            return texts;
        }
        var chosen = new ArrayList<>(texts.subList(texts.size() - MOST_REPORTS + 1, texts.size()));
        chosen.addFirst(texts.getFirst());
        return chosen;
    }

    private static int[] anchors(Print print) {
        return print.shingles() < Likeness.LEAST ? new int[0] : print.anchors();
    }

    private static String anchorKey(String theme, int anchor) {
        return theme + "|a|" + Integer.toHexString(anchor);
    }

    private static String factKey(String theme, int fact) {
        return theme + "|f|" + Integer.toHexString(fact);
    }
}
