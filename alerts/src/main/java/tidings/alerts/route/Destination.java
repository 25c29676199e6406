package tidings.alerts.route;

import static java.util.Objects.requireNonNull;

import tidings.alerts.group.Policy;

/**
 * Where an alert goes, and by which route.
 *
 * @param receiver name of the receiver
 * @param route the route that decided, as its place in the configuration: {@code routes[1].routes[0]}, or
 *     {@code default-receiver}
 * @param policy how it is told there
 */
public record Destination(String receiver, String route, Policy policy) {
    public Destination {
        requireNonNull(receiver, "receiver");
        requireNonNull(route, "route");
        requireNonNull(policy, "policy");
    }
}
