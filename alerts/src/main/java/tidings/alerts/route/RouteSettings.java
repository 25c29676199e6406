package tidings.alerts.route;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.alerts.group.Digest;
import tidings.alerts.group.GroupBy;
import tidings.events.Match;

/**
 * One route of the tree, as it is written. An alert that it takes is offered to its own routes first; if none of them
 * takes it, it goes to this route's receiver. What is absent holds as in the route that it is in.
 *
 * @param match what it takes; absent means everything
 * @param receiver whom it leads to; absent means the same as the route that it is in
 * @param continues true if an alert that it took is offered to the next route too; in YAML {@code continue}
 * @param groupBy what the alerts of a group have in common
 * @param groupWait from a group's first news to its message
 * @param groupInterval the least time between two messages of a group
 * @param repeatInterval after which an alert is told again unless somebody acknowledged it
 * @param digest set times instead of wait and interval
 * @param quietHours names of time intervals in which messages wait
 * @param muteTimes names of time intervals in which alerts are not told
 * @param routes finer routes
 */
public record RouteSettings(
        Match match,
        @Nullable String receiver,
        @JsonProperty("continue") boolean continues,
        @JsonAlias("group_by") @Nullable List<GroupBy> groupBy,
        @JsonAlias("group_wait") @Nullable Duration groupWait,
        @JsonAlias("group_interval") @Nullable Duration groupInterval,
        @JsonAlias("repeat_interval") @Nullable Duration repeatInterval,
        @Nullable Digest digest,
        @JsonAlias("quiet_hours") @Nullable List<String> quietHours,

        @JsonAlias({"mute_times", "mute_time_intervals"}) @Nullable
        List<String> muteTimes,

        List<RouteSettings> routes) {
    public RouteSettings {
        match = match == null ? Match.ALL : match;
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    /** A route that tells as the one that it is in. */
    public RouteSettings(Match match, @Nullable String receiver, boolean continues, List<RouteSettings> routes) {
        this(match, receiver, continues, null, null, null, null, null, null, null, routes);
    }

    /** A route without finer ones, after which no other is asked. */
    public RouteSettings(Match match, String receiver) {
        this(match, receiver, false, List.of());
    }

    /** What it says of how alerts are told. */
    GroupingSettings grouping() {
        return new GroupingSettings(groupBy, groupWait, groupInterval, repeatInterval, digest, quietHours, muteTimes);
    }
}
