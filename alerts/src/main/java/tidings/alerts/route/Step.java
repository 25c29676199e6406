package tidings.alerts.route;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A route that was asked for an alert, and what it said.
 *
 * @param route its place in the configuration
 * @param receiver whom it leads to
 * @param missing the keys of its match that do not hold; empty if it takes the alert
 * @param continues true if the next route is asked although it took the alert
 */
public record Step(String route, String receiver, List<String> missing, boolean continues) {
    public Step {
        requireNonNull(route, "route");
        requireNonNull(receiver, "receiver");
        missing = List.copyOf(missing);
    }

    /** True if the route takes the alert. */
    public boolean takes() {
        return missing.isEmpty();
    }
}
