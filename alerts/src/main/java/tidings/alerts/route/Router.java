package tidings.alerts.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidings.alerts.group.Policy;
import tidings.alerts.group.TimeInterval;
import tidings.events.Alert;
import tidings.events.Match;

/**
 * Walks the routing tree. Routes are asked in order; the first that takes an alert decides, unless it says
 * {@code continue}. Of a route that took it, the finer routes are asked in the same way, and it decides itself if none
 * of them takes the alert. What no route takes goes to the default receiver. Trends go only to routes that ask for them, and
 * to the finer routes within.
 *
 * <p>Immutable, safe from any thread.
 */
public final class Router {
    private static final String DEFAULT = "default-receiver";

    private final List<Route> routes;
    private final @Nullable String defaultReceiver;
    private final GroupingSettings grouping;
    private final Map<String, TimeInterval> intervals;
    private final Policy usual;

    /**
     * @param settings the routes, in order
     * @param defaultReceiver who gets what no route takes; null for nobody
     * @param grouping how alerts are told where no route says otherwise
     * @param intervals the time intervals that routes may name
     * @throws IllegalArgumentException if a route leads nowhere or contradicts itself; the message names its place in
     *     the configuration
     */
    public Router(
            List<RouteSettings> settings,
            @Nullable String defaultReceiver,
            GroupingSettings grouping,
            List<TimeInterval> intervals) {
        this.grouping = grouping;
        this.intervals = new LinkedHashMap<>();
        intervals.forEach(interval -> this.intervals.put(interval.name(), interval));
        this.defaultReceiver = defaultReceiver;
        this.usual = policy("grouping", grouping);
        this.routes = compile(settings, "routes", null, grouping);
    }

    /**
     * Checks that every route leads to a receiver that exists, and names time intervals that do.
     *
     * @param receivers the names of all receivers
     * @return one message for each that does not, naming its place in the configuration; empty if all is well
     */
    public List<String> problems(Collection<String> receivers) {
        List<String> problems = new ArrayList<>();
        if (defaultReceiver != null) {
            checkReceiver(DEFAULT, defaultReceiver, receivers, problems);
        }
        problems.addAll(grouping.problems("grouping.", intervals));
        check(routes, receivers, problems);
        return problems;
    }

    /** The receivers of an alert, each once, in the order of the routes; empty if nobody gets it. */
    public List<String> receivers(Alert alert) {
        return destinations(alert).stream().map(Destination::receiver).toList();
    }

    /** The receivers of an alert, each once and with the first route that led to it. */
    public List<Destination> destinations(Alert alert) {
        return destinations(alert, step -> {});
    }

    /** Every route that is asked for an alert, in the order in which it is asked. */
    public List<Step> explain(Alert alert) {
        List<Step> steps = new ArrayList<>();
        destinations(alert, steps::add);
        return steps;
    }

    private List<Destination> destinations(Alert alert, Consumer<Step> log) {
        Map<String, Destination> found = new LinkedHashMap<>();
        var trend = alert.change().isTrend();
        if (!walk(routes, alert, !trend, found, log) && defaultReceiver != null && !trend) {
            found.put(defaultReceiver, new Destination(defaultReceiver, DEFAULT, usual));
        }
        return List.copyOf(found.values());
    }

    /**
     * Asks the routes in order; true if one took the alert.
     *
     * @param asked false if it is a trend, and no outer route asks for such
     */
    private static boolean walk(
            List<Route> routes, Alert alert, boolean asked, Map<String, Destination> found, Consumer<Step> log) {
        var taken = false;
        for (var route : routes) {
            var asks = asked || !route.match.trend().isEmpty();
            var missing = asks ? route.match.missing(alert) : List.of("trend");
            log.accept(new Step(route.path, route.receiver, missing, route.continues));
            if (missing.isEmpty()) {
                taken = true;
                if (!walk(route.routes, alert, asks, found, log)) {
                    found.putIfAbsent(route.receiver, new Destination(route.receiver, route.path, route.policy));
                }
                if (!route.continues) {
                    break;
                }
            }
        }
        return taken;
    }

    private List<Route> compile(
            List<RouteSettings> settings, String path, @Nullable String parent, GroupingSettings outer) {
        List<Route> compiled = new ArrayList<>();
        for (var route : settings) {
            compiled.add(compile(route, path + "[" + compiled.size() + "]", parent, outer));
        }
        return List.copyOf(compiled);
    }

    private Route compile(RouteSettings route, String path, @Nullable String parent, GroupingSettings outer) {
        var receiver = route.receiver() == null ? parent : route.receiver();
        if (receiver == null) {
            throw new IllegalArgumentException(path + ".receiver is missing");
        }
        var inner = route.grouping().over(outer);
        return new Route(
                path,
                route.match(),
                receiver,
                route.continues(),
                policy(path, inner),
                route.grouping().problems(path + ".", intervals),
                compile(route.routes(), path + ".routes", receiver, inner));
    }

    private Policy policy(String path, GroupingSettings settings) {
        try {
            return settings.policy(intervals);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static void check(List<Route> routes, Collection<String> receivers, List<String> problems) {
        for (var route : routes) {
            checkReceiver(route.path + ".receiver", route.receiver, receivers, problems);
            problems.addAll(route.problems);
            check(route.routes, receivers, problems);
        }
    }

    private static void checkReceiver(
            String key, String receiver, Collection<String> receivers, List<String> problems) {
        if (!receivers.contains(receiver)) {
            problems.add(key + " '" + receiver + "' is not one of the receivers: "
                    + (receivers.isEmpty() ? "there are none" : String.join(", ", receivers)));
        }
    }

    private record Route(
            String path,
            Match match,
            String receiver,
            boolean continues,
            Policy policy,
            List<String> problems,
            List<Route> routes) {}
}
