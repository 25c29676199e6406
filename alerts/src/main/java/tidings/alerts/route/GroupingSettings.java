package tidings.alerts.route;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.alerts.group.Digest;
import tidings.alerts.group.GroupBy;
import tidings.alerts.group.Policy;
import tidings.alerts.group.TimeInterval;

/**
 * How alerts are told, as it is written; what is absent holds as it does one level further out. Each key may also be
 * spelled with underscores, as Alertmanager does.
 *
 * @param groupBy what the alerts of a group have in common; an empty list makes one group of all
 * @param groupWait from a group's first news to its message
 * @param groupInterval the least time between two messages of a group
 * @param repeatInterval after which an alert is told again unless somebody acknowledged it; {@code 0s} for never
 * @param digest set times instead of wait and interval
 * @param quietHours names of time intervals in which messages wait
 * @param muteTimes names of time intervals in which alerts are not told
 */
public record GroupingSettings(
        @JsonAlias("group_by") @Nullable List<GroupBy> groupBy,
        @JsonAlias("group_wait") @Nullable Duration groupWait,
        @JsonAlias("group_interval") @Nullable Duration groupInterval,
        @JsonAlias("repeat_interval") @Nullable Duration repeatInterval,
        @Nullable Digest digest,
        @JsonAlias("quiet_hours") @Nullable List<String> quietHours,

        @JsonAlias({"mute_times", "mute_time_intervals"}) @Nullable
        List<String> muteTimes) {
    /** Nothing is said; all holds as it does further out. */
    public static final GroupingSettings NONE = new GroupingSettings(null, null, null, null, null, null, null);

    /** What holds where nothing is said at all. */
    public static final GroupingSettings USUAL = new GroupingSettings(
            List.of(GroupBy.THEME),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ZERO,
            null,
            List.of(),
            List.of());

    /** Every version of every alert is a message at once. */
    public static final GroupingSettings AT_ONCE = new GroupingSettings(
            List.of(GroupBy.STORY), Duration.ZERO, Duration.ZERO, Duration.ZERO, null, List.of(), List.of());

    public GroupingSettings {
        groupBy = groupBy == null ? null : List.copyOf(groupBy);
        quietHours = quietHours == null ? null : List.copyOf(quietHours);
        muteTimes = muteTimes == null ? null : List.copyOf(muteTimes);
    }

    /** This, and where it says nothing, what holds further out. Who asks for waits leaves an outer digest. */
    public GroupingSettings over(GroupingSettings outer) {
        var waits = groupWait != null || groupInterval != null;
        return new GroupingSettings(
                or(groupBy, outer.groupBy),
                or(groupWait, outer.groupWait),
                or(groupInterval, outer.groupInterval),
                or(repeatInterval, outer.repeatInterval),
                digest == null && waits ? null : or(digest, outer.digest),
                or(quietHours, outer.quietHours),
                or(muteTimes, outer.muteTimes));
    }

    /**
     * What is wrong with it.
     *
     * @param path where it stands, with a dot at the end unless that is the file itself
     * @param intervals all time intervals by name
     */
    List<String> problems(String path, Map<String, TimeInterval> intervals) {
        List<String> problems = new ArrayList<>();
        check(path + "quiet-hours", quietHours, intervals, problems);
        check(path + "mute-times", muteTimes, intervals, problems);
        return problems;
    }

    /**
     * All of it as a policy.
     *
     * @param intervals all time intervals by name; unknown ones were found before
     * @throws IllegalArgumentException if two of its values contradict each other
     */
    Policy policy(Map<String, TimeInterval> intervals) {
        var all = over(USUAL);
        return new Policy(
                or(all.groupBy, List.of()),
                or(all.groupWait, Duration.ZERO),
                or(all.groupInterval, Duration.ZERO),
                or(all.repeatInterval, Duration.ZERO),
                all.digest,
                named(all.quietHours, intervals),
                named(all.muteTimes, intervals));
    }

    private static List<TimeInterval> named(@Nullable List<String> names, Map<String, TimeInterval> intervals) {
        return or(names, List.<String>of()).stream()
                .filter(intervals::containsKey)
                .map(intervals::get)
                .toList();
    }

    private static void check(
            String key, @Nullable List<String> names, Map<String, TimeInterval> intervals, List<String> problems) {
        for (var name : or(names, List.<String>of())) {
            if (!intervals.containsKey(name)) {
                problems.add(key + " '" + name + "' is not one of the time-intervals: "
                        + (intervals.isEmpty() ? "there are none" : String.join(", ", intervals.keySet())));
            }
        }
    }

    private static <T extends @Nullable Object> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
