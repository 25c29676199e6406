package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.Samples;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Notification;

class SlackAppChannelTest {
    private final Map<String, String> remembered = new HashMap<>();
    private Instant now = START;
    private final FakeSlack slack = new FakeSlack(() -> now);
    private final SlackAppChannel channel = slack.app(FakeSlack.TOKEN);

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void firstVersionPostsAMessage() {
        deliver(Samples.notification("desk", "a", 1));

        assertThat(slack.messages).hasSize(1);
        var message = slack.messages.values().iterator().next();
        assertThat(message.path("channel").asString()).isEqualTo(FakeSlack.CHANNEL);
        assertThat(message.at("/metadata/event_payload/version").asInt()).isEqualTo(1);
        assertThat(slack.threads).isEmpty();
    }

    @Test
    void laterVersionsEditTheMessageAndGrowItsThread() {
        for (var version = 1; version <= 4; version++) {
            deliver(Samples.notification("desk", "a", version));
        }
        deliver(Samples.notification("desk", "b", 1));

        assertThat(slack.messages).hasSize(2);
        var first = slack.messages.entrySet().iterator().next();
        assertThat(first.getValue().toString()).contains("correction, version 4");
        assertThat(slack.threads).containsOnlyKeys(first.getKey());
        assertThat(slack.threads.get(first.getKey()))
                .extracting(reply -> reply.at("/metadata/event_payload/version").asInt())
                .containsExactly(2, 3, 4);
    }

    @Test
    void eachCallIsAnAttemptOfItsOwn() {
        deliver(Samples.notification("desk", "a", 1));

        assertThat(send(Samples.notification("desk", "a", 2))).isInstanceOf(Partly.class);
        assertThat(slack.threads).isEmpty();
        assertThat(send(Samples.notification("desk", "a", 2))).isInstanceOf(Delivered.class);
        assertThat(slack.threads).hasSize(1);
    }

    @Test
    void groupOfStoriesIsAMessageForEach() {
        var alerts = List.of(alert("a").build(), alert("b").build(), alert("c").build());

        deliver(new Notification("n", "desk", "g", alerts, START));

        assertThat(slack.messages).hasSize(3);
    }

    @Test
    void messageThatWasDeletedIsPostedAnew() {
        deliver(Samples.notification("desk", "a", 1));
        slack.forget();

        deliver(Samples.notification("desk", "a", 2));

        assertThat(slack.messages).hasSize(1);
        assertThat(slack.messages.values().iterator().next().toString()).contains("version 2");
    }

    @Test
    void versionThatIsShownAlreadyIsNotSentAgain() {
        deliver(Samples.notification("desk", "a", 2));
        var calls = slack.accepted.size();

        deliver(Samples.notification("desk", "a", 1));
        deliver(Samples.notification("desk", "a", 2));

        assertThat(slack.accepted).hasSize(calls);
    }

    @Test
    void whatIsToldAgainIsShownInTheConversationOnceForEachTime() {
        var alert = alert("a").build();
        deliver(Samples.notification("desk", "a", 1));

        deliver(new Notification("repeat-1", "desk", "g", List.of(alert), START));
        deliver(new Notification("repeat-1", "desk", "g", List.of(alert), START));
        deliver(new Notification("repeat-2", "desk", "g", List.of(alert), START));

        assertThat(slack.messages).hasSize(1);
        var thread = slack.threads.values().iterator().next();
        assertThat(thread)
                .hasSize(2)
                .allSatisfy(reply ->
                        assertThat(reply.path("reply_broadcast").asBoolean()).isTrue());
        deliver(Samples.notification("desk", "a", 2));
        assertThat(thread).hasSize(3);
        assertThat(thread.getLast().path("reply_broadcast").asBoolean()).isFalse();
    }

    @Test
    void secondMessageWithinASecondIsRefusedWithTheTimeToWait() {
        channel.send(Samples.notification("desk", "a", 1));

        assertThat(channel.send(Samples.notification("desk", "b", 1))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.RATE_LIMITED);
            assertThat(failed.retry()).isTrue();
            assertThat(failed.retryAfter()).isPositive();
        });
    }

    @Test
    void wrongTokenIsAnAuthFailureThatDoesNotTellIt() {
        var receipt = slack.app("xoxb-wrong").send(Samples.notification("desk", "a", 1));

        assertThat(receipt).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.AUTH);
            assertThat(failed.retry()).isFalse();
            assertThat(failed.reason()).isEqualTo("Slack answered invalid_auth");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ok\":false,\"error\":\"internal_error\"}',      SERVER,       true",
        "'{\"ok\":false,\"error\":\"ratelimited\"}',         RATE_LIMITED, true",
        "'{\"ok\":false,\"error\":\"is_archived\"}',         GONE,         false",
        "'{\"ok\":false,\"error\":\"msg_too_long\"}',        REJECTED,     false",
        "'{\"ok\":false,\"error\":\"xoxb-secret echoed\"}',  SERVER,       true",
        "'<html>captive portal</html>',                      SERVER,       true",
        "'[]',                                               SERVER,       true",
        "'',                                                 SERVER,       true"
    })
    void slacksWordDecidesWhatARefusalMeans(String body, Cause cause, boolean retry) {
        var client = new SentRequests();
        client.answer = SentRequests.response(200, Map.of(), body);
        var app = new SlackAppChannel(new SlackAppSettings(new Secret("xoxb-1"), "C1"), client);

        assertThat(app.send(Samples.notification("desk", "a", 1))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(cause);
            assertThat(failed.retry()).isEqualTo(retry);
            assertThat(failed.reason()).doesNotContain("xoxb");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "C1 x 1 told by n", "C1 1.5 1 told", "C1 1.5 99999999999 told by n", "lost"})
    void whatIsNotRememberedRightIsPostedAnew(String text) {
        assertThat(SlackThread.parse(text)).isNull();
    }

    @Test
    void tokenWithALineBreakIsRefusedWithoutBeingQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackAppSettings(new Secret("xoxb-1\r\nX-Evil: 1"), "C1"))
                .withMessageContaining("slack-app.token")
                .withMessageNotContaining("Evil");
    }

    /** As the deliverer does: one step after another, remembering what each receipt refers to. */
    private void deliver(Notification notification) {
        while (!(send(notification) instanceof Delivered)) {
            assertThat(slack.accepted).hasSizeLessThan(100);
        }
    }

    private Receipt send(Notification notification) {
        now = now.plusSeconds(1);
        var receipt = channel.send(notification, new Memory(remembered));
        assertThat(receipt).isNotInstanceOf(Failed.class);
        remembered.putAll(receipt.references());
        return receipt;
    }
}
