package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.Ids;
import tidings.events.topic.Json;

/**
 * How a route's alerts are told: what makes a group, and when its messages go. It travels with each alert, so that every
 * instance treats a group alike, whatever its own configuration says.
 *
 * @param groupBy what the alerts of a group have in common; nothing for one group of all
 * @param groupWait from a group's first news to its message
 * @param interval the least time between two messages of a group
 * @param repeat after which an alert is told again, unless somebody acknowledged it; zero for never
 * @param digest set times instead of wait and interval; absent for none
 * @param quietHours while one of these holds, messages wait for its end
 * @param muteTimes while one of these holds, alerts are not told at all
 */
public record Policy(
        List<GroupBy> groupBy,
        Duration groupWait,
        Duration interval,
        Duration repeat,
        @Nullable Digest digest,
        List<TimeInterval> quietHours,
        List<TimeInterval> muteTimes) {
    /** Every version of every alert is a message at once. */
    public static final Policy AT_ONCE =
            new Policy(List.of(GroupBy.STORY), Duration.ZERO, Duration.ZERO, Duration.ZERO, null, List.of(), List.of());

    /** Further quiet hours may begin where some end; after so many links in the chain it is looked at again. */
    private static final int MOST_STRETCHES = 50;

    private static final int SHORT = 8;

    /**
     * Checks what belongs together.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public Policy {
        groupBy = List.copyOf(groupBy);
        requireNonNull(groupWait, "groupWait");
        requireNonNull(interval, "interval");
        requireNonNull(repeat, "repeat");
        quietHours = List.copyOf(quietHours);
        muteTimes = List.copyOf(muteTimes);
        if (!repeat.isZero() && repeat.compareTo(interval) < 0) {
            throw new IllegalArgumentException("repeat-interval " + repeat + " is shorter than group-interval "
                    + interval + "; make it longer, or 0s for never");
        }
    }

    /** Tells two policies apart in keys: equal policies have equal ids. */
    public String id() {
        return Ids.text(Json.text(this)).substring(0, SHORT);
    }

    /** Says when a group that has news now is told, for people to read. */
    public String words(Instant now) {
        var words = digest == null
                ? "first after " + text(groupWait) + ", then at least " + text(interval) + " apart"
                : "in the digest at " + digest.next(now);
        var again = repeat.isZero() ? "" : ", again every " + text(repeat) + " until acknowledged";
        var quiet =
                quietUntil(now).map(end -> "; quiet hours hold it until " + end).orElse("");
        return words + again + quiet + (isMute(now) ? "; a mute time holds now, so it is not told" : "");
    }

    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /**
     * When a group that has news now is told.
     *
     * @param now when its first news came
     * @param sent when its last message went; null if there was none
     */
    Instant due(Instant now, @Nullable Instant sent) {
        if (digest != null) {
            return digest.next(now);
        }
        var soonest = now.plus(groupWait);
        var earliest = sent == null ? soonest : sent.plus(interval);
        return earliest.isAfter(soonest) ? earliest : soonest;
    }

    /** The end of the quiet hours that hold now, and of those that follow without a gap; empty if none hold. */
    Optional<Instant> quietUntil(Instant now) {
        var end = now;
        for (var links = 0; links < MOST_STRETCHES; links++) {
            var longer = until(quietHours, end);
            if (longer.isEmpty()) {
                break;
            }
            end = longer.get();
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    /** True while a mute time holds. */
    boolean isMute(Instant now) {
        return until(muteTimes, now).isPresent();
    }

    private static Optional<Instant> until(List<TimeInterval> intervals, Instant now) {
        return intervals.stream()
                .flatMap(interval -> interval.until(now).stream())
                .max(Instant::compareTo);
    }
}
