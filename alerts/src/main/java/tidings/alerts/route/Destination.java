package tidings.alerts.route;

import static java.util.Objects.requireNonNull;

/**
 * Where an alert goes, and by which route.
 *
 * @param receiver name of the receiver
 * @param route the route that decided, as its place in the configuration: {@code routes[1].routes[0]}, or
 *     {@code default-receiver}
 */
public record Destination(String receiver, String route) {
    public Destination {
        requireNonNull(receiver, "receiver");
        requireNonNull(route, "route");
    }
}
