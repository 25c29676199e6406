package tidings.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.Alert;
import tidings.events.Notification;

/** Versions of a story arrive in their order, whichever messages tell them. */
class OrderTest {
    private final List<String> taken = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final PostOffice office = new PostOffice().receiver("desk", Duration.ZERO, this::answer);

    @Test
    void aVersionWaitsForTheEarlierOneAlsoInAnotherGroup() {
        failing.add("n1");
        office.put(message("n1", "theme=embassy", alert("a").build()));
        office.put(message(
                "n2", "held back", alert("b").build(), alert("a").version(2).build()));
        office.put(message("n3", "theme=embassy, again", alert("b").version(2).build()));
        office.put(message("n4", "theme=taiwan", alert("c").build()));
        office.deliver();
        assertThat(taken).containsExactly("n4");

        failing.clear();
        office.pass(Duration.ofMinutes(1), Duration.ofSeconds(1));

        assertThat(taken).containsExactly("n4", "n1", "n2", "n3");
    }

    private Receipt answer(Notification notification) {
        if (failing.contains(notification.id())) {
            return new Failed(Receipt.Cause.SERVER, true, 503, "the receiver answered 503", null);
        }
        taken.add(notification.id());
        return new Delivered(200);
    }

    private static Notification message(String id, String group, Alert... alerts) {
        return new Notification(id, "desk", group, Stream.of(alerts).toList(), START);
    }
}
