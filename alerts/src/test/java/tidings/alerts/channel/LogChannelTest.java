package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;
import static tidings.alerts.Samples.evidence;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.alerts.group.Grouping;
import tidings.events.Alert;

class LogChannelTest {
    @Test
    void lineShowsTheAlertWithItsEvidence() {
        assertThat(line(alert("a").build()))
                .isEqualTo("alert theme=\"Embassies\" severity=high change=\"first report\""
                        + " title=\"Embassy in Norland to reopen\" url=https://news.example/embassy?a=1&b=2"
                        + " publishers=\"Example News\" time=\"2026-03-01 11:59 UTC\" languages=\"en, FI\""
                        + " evidence=\"reopening: The envoys agreed that the embassy in Norland will reopen in May.\""
                        + " missed=\"ambassador\" receiver=\"desk\" notification=\""
                        + Grouping.notification("desk", alert("a").build()).id() + "\"");
    }

    @Test
    void nothingInALineBeginsAnotherOrActsOnATerminal() {
        var hostile = "x\r\n2026-01-01 ERROR forged\u2028y\u001b]0;title\u0007\u001b[2J\u0085z ${jndi:ldap://x} {}";
        var line = line(alert("a")
                .title(hostile)
                .theme("t", hostile)
                .publisher(hostile)
                .missed(List.of(hostile))
                .evidence(List.of(evidence(hostile, hostile, "a " + hostile, 0, hostile)))
                .url("https://news.example/\u001b[2J\n")
                .build());

        assertThat(line.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029))
                .isTrue();
        assertThat(line).doesNotContain("url=");
    }

    @Test
    void quotesInTextCannotEndAValue() {
        assertThat(line(alert("a").title("a\" severity=low \\\" b").build()))
                .contains("title=\"a\\\" severity=low \\\\\\\" b\"");
    }

    @Test
    void sendingAlwaysDelivers() {
        assertThat(new LogChannel().send(Samples.notification("desk", "a", 1))).isEqualTo(new Receipt.Delivered(null));
    }

    private static String line(Alert alert) {
        var message = Message.of(Grouping.notification("desk", alert));
        return LogChannel.line(message, message.items().getFirst());
    }
}
