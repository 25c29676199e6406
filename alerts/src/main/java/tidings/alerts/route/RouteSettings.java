package tidings.alerts.route;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One route of the tree, as it is written. An alert that it takes is offered to its own routes first; if none of them
 * takes it, it goes to this route's receiver.
 *
 * @param match what it takes; absent means everything
 * @param receiver whom it leads to; absent means the same as the route that it is in
 * @param continues true if an alert that it took is offered to the next route too; in YAML {@code continue}
 * @param routes finer routes
 */
public record RouteSettings(
        Match match,
        @Nullable String receiver,
        @JsonProperty("continue") boolean continues,
        List<RouteSettings> routes) {
    public RouteSettings {
        match = match == null ? Match.ALL : match;
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    /** A route without finer ones, after which no other is asked. */
    public RouteSettings(Match match, String receiver) {
        this(match, receiver, false, List.of());
    }
}
