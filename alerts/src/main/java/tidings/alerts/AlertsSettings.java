package tidings.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.feedback.FeedbackSettings;
import tidings.alerts.group.Cap;
import tidings.alerts.group.TimeInterval;
import tidings.alerts.mute.InhibitSettings;
import tidings.alerts.route.GroupingSettings;
import tidings.alerts.route.RouteSettings;
import tidings.alerts.route.Router;

/**
 * Who receives alerts, which, how they are told, and how hard it is tried.
 *
 * @param receivers all receivers, each with a name of its own
 * @param defaultReceiver who gets what no route takes; absent for nobody
 * @param grouping how alerts are told where no route says otherwise
 * @param routes which alerts go to whom, asked in order
 * @param timeIntervals the time intervals that routes may name
 * @param inhibit which alerts mute which others
 * @param feedback how messages ask for feedback
 * @param delivery how deliveries are tried and repeated
 */
public record AlertsSettings(
        List<ReceiverSettings> receivers,
        @Nullable String defaultReceiver,
        GroupingSettings grouping,
        List<RouteSettings> routes,
        List<TimeInterval> timeIntervals,
        List<InhibitSettings> inhibit,
        FeedbackSettings feedback,
        DeliverySettings delivery) {
    /** Nobody receives anything. */
    public static final AlertsSettings NONE = new AlertsSettings(List.of(), null, List.of(), DeliverySettings.DEFAULT);

    /**
     * Checks everything that can be checked without a connection.
     *
     * @throws IllegalArgumentException whose message has a line for each thing that is wrong, naming its key and what
     *     would be right
     */
    public AlertsSettings {
        receivers = receivers == null ? List.of() : List.copyOf(receivers);
        grouping = grouping == null ? GroupingSettings.NONE : grouping;
        routes = routes == null ? List.of() : List.copyOf(routes);
        timeIntervals = timeIntervals == null ? List.of() : List.copyOf(timeIntervals);
        inhibit = inhibit == null ? List.of() : List.copyOf(inhibit);
        feedback = feedback == null ? FeedbackSettings.OFF : feedback;
        delivery = delivery == null ? DeliverySettings.DEFAULT : delivery;
        List<String> problems = new ArrayList<>();
        var names = names(receivers, problems);
        checkIntervals(timeIntervals, problems);
        problems.addAll(new Router(routes, defaultReceiver, grouping, timeIntervals).problems(names));
        if (problems.isEmpty() && !names.isEmpty() && routes.isEmpty() && defaultReceiver == null) {
            problems.add("receivers are configured, but neither routes nor default-receiver"
                    + " leads to one; add default-receiver: " + names.iterator().next());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** Settings that group as is usual, and mute nothing. */
    public AlertsSettings(
            List<ReceiverSettings> receivers,
            @Nullable String defaultReceiver,
            List<RouteSettings> routes,
            DeliverySettings delivery) {
        this(
                receivers,
                defaultReceiver,
                GroupingSettings.NONE,
                routes,
                List.of(),
                List.of(),
                FeedbackSettings.OFF,
                delivery);
    }

    /** The routing tree, ready to be asked. */
    public Router router() {
        return new Router(routes, defaultReceiver, grouping, timeIntervals);
    }

    /** The names of all receivers. */
    @JsonIgnore
    public Set<String> names() {
        return names(receivers, new ArrayList<>());
    }

    /** The cap of each receiver that has one. */
    public Map<String, Cap> caps() {
        var caps = new HashMap<String, Cap>();
        for (var receiver : receivers) {
            var cap = receiver.cap();
            if (cap != null) {
                caps.put(receiver.name(), cap);
            }
        }
        return caps;
    }

    private static Set<String> names(List<ReceiverSettings> receivers, List<String> problems) {
        Set<String> names = new LinkedHashSet<>();
        for (var i = 0; i < receivers.size(); i++) {
            var name = receivers.get(i).name();
            if (!names.add(name)) {
                problems.add("receivers[" + i + "].name '" + name + "' is given twice");
            }
        }
        return names;
    }

    private static void checkIntervals(List<TimeInterval> intervals, List<String> problems) {
        Set<String> names = new HashSet<>();
        for (var i = 0; i < intervals.size(); i++) {
            if (!names.add(intervals.get(i).name())) {
                problems.add(
                        "time-intervals[" + i + "].name '" + intervals.get(i).name() + "' is given twice");
            }
        }
    }
}
