package tidings.alerts.group;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;
import tidings.events.Alert;
import tidings.events.Ids;
import tidings.events.Notification;

/**
 * Names groups, and the messages of groups that hold one alert.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Grouping {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 300;

    private Grouping() {}

    /**
     * What the alerts of a group have in common: the alert's id where each story is a group, else text such as
     * {@code theme=taiwan, severity=high}.
     */
    public static String name(List<GroupBy> by, Alert alert) {
        if (by.equals(List.of(GroupBy.STORY))) {
            return alert.id();
        }
        var name = by.stream()
                .map(each -> each.word() + "=" + String.join("+", each.values(alert)))
                .collect(joining(", "));
        var plain = CONTROL.matcher(name.isEmpty() ? "all" : name).replaceAll(" ");
        return plain.length() > LONGEST ? Ids.text(plain) : plain;
    }

    /** The notification that tells a receiver this version of an alert and nothing else; always the same one. */
    public static Notification notification(String receiver, Alert alert) {
        var group = alert.id();
        var id = Ids.notification(receiver, group, List.of(alert.versionId()));
        return new Notification(id, receiver, group, List.of(alert), alert.raised());
    }
}
