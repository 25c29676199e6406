package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A message that a receiver is owed: the alerts of one group.
 *
 * @param id which message ({@link Ids#notification}); a receiver that sees it twice can tell
 * @param receiver name of the receiver, as configured; without {@code |}
 * @param group what its alerts have in common
 * @param alerts what it tells, oldest first
 * @param created when it was decided
 */
public record Notification(String id, String receiver, String group, List<Alert> alerts, Instant created) {
    public Notification {
        requireNonNull(id, "id");
        requireNonNull(receiver, "receiver");
        requireNonNull(group, "group");
        alerts = Lists.copy(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("notification " + id + " has no alerts");
        }
        requireNonNull(created, "created");
    }

    /** The key on the topic {@code notifications}: {@code <receiver>|<notification id>}. */
    public String key() {
        return receiver + "|" + id;
    }
}
