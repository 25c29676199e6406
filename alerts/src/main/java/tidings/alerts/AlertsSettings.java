package tidings.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.route.RouteSettings;
import tidings.alerts.route.Router;

/**
 * Who receives alerts, which, and how hard it is tried.
 *
 * @param receivers all receivers, each with a name of its own
 * @param defaultReceiver who gets what no route takes; absent for nobody
 * @param routes which alerts go to whom, asked in order
 * @param delivery how deliveries are tried and repeated
 */
public record AlertsSettings(
        List<ReceiverSettings> receivers,
        @Nullable String defaultReceiver,
        List<RouteSettings> routes,
        DeliverySettings delivery) {
    /** Nobody receives anything. */
    public static final AlertsSettings NONE = new AlertsSettings(List.of(), null, List.of(), DeliverySettings.DEFAULT);

    /**
     * Checks everything that can be checked without a connection.
     *
     * @throws IllegalArgumentException whose message names the key that is wrong, and what would be right
     */
    public AlertsSettings {
        receivers = receivers == null ? List.of() : List.copyOf(receivers);
        routes = routes == null ? List.of() : List.copyOf(routes);
        delivery = delivery == null ? DeliverySettings.DEFAULT : delivery;
        var names = names(receivers);
        var problems = new Router(routes, defaultReceiver).problems(names);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        if (!names.isEmpty() && routes.isEmpty() && defaultReceiver == null) {
            throw new IllegalArgumentException("receivers are configured, but neither routes nor default-receiver"
                    + " leads to one; add default-receiver: " + names.iterator().next());
        }
    }

    /** The routing tree, ready to be asked. */
    public Router router() {
        return new Router(routes, defaultReceiver);
    }

    /** The names of all receivers. */
    @JsonIgnore
    public Set<String> names() {
        return names(receivers);
    }

    private static Set<String> names(List<ReceiverSettings> receivers) {
        Set<String> names = new LinkedHashSet<>();
        for (var receiver : receivers) {
            if (!names.add(receiver.name())) {
                throw new IllegalArgumentException("receivers: the name '" + receiver.name() + "' is given twice");
            }
        }
        return names;
    }
}
