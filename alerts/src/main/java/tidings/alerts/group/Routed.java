package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import tidings.events.Alert;

/**
 * An alert on its way to the group of a receiver.
 *
 * @param receiver whom it is for
 * @param policy how it is told
 * @param alert the alert
 */
public record Routed(String receiver, Policy policy, Alert alert) {
    public Routed {
        requireNonNull(receiver, "receiver");
        requireNonNull(policy, "policy");
        requireNonNull(alert, "alert");
    }

    /** What the alerts of its group have in common. */
    public String group() {
        return Grouping.name(policy.groupBy(), alert);
    }

    /** The key by which a group's alerts come together: {@code <receiver>|<policy id>|<group>}. */
    public String key() {
        return receiver + "|" + policy.id() + "|" + group();
    }
}
