package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.events.Counts;
import tidings.events.Notification;
import tidings.events.Occasion;

/** What a message does not carry is counted in every channel, and its links for feedback are shown. */
class TotalsTest {
    private static final String LINK = "https://tidings.example.org/feedback/ticket.signature";

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void allAlertsAreCounted(String name, Function<Message, String> channel) {
        assertThat(channel.apply(Message.of(notification(4_321)))).contains("+4320 more alerts");
        assertThat(channel.apply(Message.of(notification(1)))).doesNotContain("more alerts");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void feedbackIsAskedForWhereThereIsALink(String name, Function<Message, String> channel) {
        assertThat(channel.apply(Message.of(notification(1)))).contains(LINK);
        assertThat(channel.apply(Message.of(notification(1).withFeedback(Map.of()))))
                .doesNotContain("feedback");
    }

    @Test
    void whereEachAlertIsAMessageTheLastOneCountsTheRest() {
        var notification = notification(4_321);
        var both = new Notification(
                "n",
                "desk",
                "g",
                List.of(alert("first").build(), notification.alerts().getFirst()),
                START,
                Occasion.GROUP,
                Counts.fresh(4_321),
                List.of(),
                Map.of());

        assertThat(Message.of(both, both.alerts().getFirst()).beyond(1)).isZero();
        assertThat(Message.of(both, both.alerts().getLast()).beyond(1)).isEqualTo(4_319);
    }

    static Stream<Arguments> channels() {
        return Stream.of(
                channel("slack", message -> SlackMessage.of(message).toString()),
                channel("discord", message -> DiscordMessage.of(message).toString()),
                channel("teams", message -> TeamsCard.of(message).toString()),
                channel("mail as text", EmailText::body),
                channel("mail as HTML", Html::items));
    }

    private static Arguments channel(String name, Function<Message, String> layout) {
        return Arguments.of(name, layout);
    }

    private static Notification notification(int alerts) {
        var carried = alert("a").build();
        return new Notification(
                "n",
                "desk",
                "g",
                List.of(carried),
                START,
                Occasion.GROUP,
                Counts.fresh(alerts),
                List.of(),
                Map.of(carried.id(), LINK));
    }
}
