package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A message that a receiver is owed: the alerts of one group. Of a great many it carries the weightiest in full, names
 * the others, and counts all of them.
 *
 * @param id which message ({@link Ids#notification}); a receiver that sees it twice can tell
 * @param receiver name of the receiver, as configured; without {@code |}
 * @param group what its alerts have in common
 * @param alerts the alerts that it carries in full, each in its newest version, oldest first; 1 or more
 * @param created when it was decided
 * @param occasion why it is sent now
 * @param counts how much it tells
 * @param more further alerts that it tells, each as {@code <alert id>.<version>}, at most 10,000
 * @param feedback where to acknowledge and judge each of its alerts, by alert id; empty if nobody is asked to
 */
public record Notification(
        String id,
        String receiver,
        String group,
        List<Alert> alerts,
        Instant created,
        Occasion occasion,
        Counts counts,
        List<String> more,
        Map<String, String> feedback) {
    public Notification {
        requireNonNull(id, "id");
        requireNonNull(receiver, "receiver");
        requireNonNull(group, "group");
        alerts = Lists.copy(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("notification " + id + " has no alerts");
        }
        requireNonNull(created, "created");
        occasion = occasion == null ? Occasion.GROUP : occasion;
        counts = counts == null ? Counts.fresh(alerts.size()) : counts;
        more = Lists.copy(more);
        feedback = feedback == null ? Map.of() : Map.copyOf(feedback);
    }

    /** The alerts of a group, all of them told for the first time. */
    public Notification(String id, String receiver, String group, List<Alert> alerts, Instant created) {
        this(id, receiver, group, alerts, created, Occasion.GROUP, Counts.fresh(alerts.size()), List.of(), Map.of());
    }

    /** The same, with the places where its alerts can be acknowledged and judged. */
    public Notification withFeedback(Map<String, String> links) {
        return new Notification(id, receiver, group, alerts, created, occasion, counts, more, links);
    }

    /** How many alerts it tells that it does not carry in full. */
    @JsonIgnore
    public int omitted() {
        return Math.max(0, counts.alerts() - alerts.size());
    }

    /** The key on the topic {@code notifications}: {@code <receiver>|<notification id>}. */
    public String key() {
        return receiver + "|" + id;
    }
}
