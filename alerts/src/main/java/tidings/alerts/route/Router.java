package tidings.alerts.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;

/**
 * Walks the routing tree. Routes are asked in order; the first that takes an alert decides, unless it says
 * {@code continue}. Of a route that took it, the finer routes are asked in the same way, and it decides itself if none
 * of them takes the alert. What no route takes goes to the default receiver.
 *
 * <p>Immutable, safe from any thread.
 */
public final class Router {
    private final List<Route> routes;
    private final @Nullable String defaultReceiver;

    /**
     * @param settings the routes, in order
     * @param defaultReceiver who gets what no route takes; null for nobody
     * @throws IllegalArgumentException if a route leads nowhere; the message names its place in the configuration
     */
    public Router(List<RouteSettings> settings, @Nullable String defaultReceiver) {
        this.routes = compile(settings, "routes", null);
        this.defaultReceiver = defaultReceiver;
    }

    /**
     * Checks that every route leads to a receiver that exists.
     *
     * @param receivers the names of all receivers
     * @return one message for each that does not, naming its place in the configuration; empty if all is well
     */
    public List<String> problems(Collection<String> receivers) {
        List<String> problems = new ArrayList<>();
        if (defaultReceiver != null) {
            checkReceiver("default-receiver", defaultReceiver, receivers, problems);
        }
        check(routes, receivers, problems);
        return problems;
    }

    /** The receivers of an alert, each once, in the order of the routes; empty if nobody gets it. */
    public List<String> receivers(Alert alert) {
        return destinations(alert).stream().map(Destination::receiver).toList();
    }

    /** The receivers of an alert, each once and with the first route that led to it. */
    public List<Destination> destinations(Alert alert) {
        Map<String, Destination> found = new LinkedHashMap<>();
        if (!walk(routes, alert, found) && defaultReceiver != null) {
            found.put(defaultReceiver, new Destination(defaultReceiver, "default-receiver"));
        }
        return List.copyOf(found.values());
    }

    /** Asks the routes in order; true if one took the alert. */
    private static boolean walk(List<Route> routes, Alert alert, Map<String, Destination> found) {
        var taken = false;
        for (var route : routes) {
            if (route.match.takes(alert)) {
                taken = true;
                if (!walk(route.routes, alert, found)) {
                    found.putIfAbsent(route.receiver, new Destination(route.receiver, route.path));
                }
                if (!route.continues) {
                    break;
                }
            }
        }
        return taken;
    }

    private static List<Route> compile(List<RouteSettings> settings, String path, @Nullable String parent) {
        List<Route> compiled = new ArrayList<>();
        for (var route : settings) {
            compiled.add(compile(route, path + "[" + compiled.size() + "]", parent));
        }
        return List.copyOf(compiled);
    }

    private static Route compile(RouteSettings route, String path, @Nullable String parent) {
        var receiver = route.receiver() == null ? parent : route.receiver();
        if (receiver == null) {
            throw new IllegalArgumentException(path + ".receiver is missing");
        }
        return new Route(
                path, route.match(), receiver, route.continues(), compile(route.routes(), path + ".routes", receiver));
    }

    private static void check(List<Route> routes, Collection<String> receivers, List<String> problems) {
        for (var route : routes) {
            checkReceiver(route.path + ".receiver", route.receiver, receivers, problems);
            check(route.routes, receivers, problems);
        }
    }

    private static void checkReceiver(
            String key, String receiver, Collection<String> receivers, List<String> problems) {
        if (!receivers.contains(receiver)) {
            problems.add(key + " '" + receiver + "' is not one of the receivers: " + String.join(", ", receivers));
        }
    }

    private record Route(String path, Match match, String receiver, boolean continues, List<Route> routes) {}
}
