package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.channel.SentRequests.response;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.net.Failure;
import tidings.net.Reason;

class PostTest {
    private final SentRequests client = new SentRequests();
    private final Post post = new Post(client, URI.create("https://hooks.example/secret"), Duration.ofSeconds(7));

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED,     false",
        "401, AUTH,         false",
        "403, AUTH,         false",
        "404, GONE,         false",
        "408, SERVER,       true",
        "410, GONE,         false",
        "413, REJECTED,     false",
        "422, REJECTED,     false",
        "425, SERVER,       true",
        "429, RATE_LIMITED, true",
        "500, SERVER,       true",
        "501, SERVER,       true",
        "503, SERVER,       true",
        "529, SERVER,       true",
        "304, SERVER,       true"
    })
    void statusDecidesWhetherItIsTriedAgain(int status, Cause cause, boolean retry) {
        client.answer = response(status, Map.of(), "https://hooks.example/secret says no");

        assertThat(send()).isEqualTo(new Failed(cause, retry, status, "the receiver answered " + status, null));
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "202", "204"})
    void any2xxIsDelivered(int status) {
        client.answer = response(status, Map.of(), "");

        assertThat(send()).isEqualTo(new Delivered(status));
    }

    @Test
    void retryAfterIsPassedOn() {
        client.answer = response(429, Map.of("Retry-After", List.of("17")), "");

        assertThat(send())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT,            NETWORK, true",
        "DNS,                NETWORK, true",
        "REFUSED_ADDRESS,    NETWORK, false",
        "TOO_MANY_REDIRECTS, SERVER,  true"
    })
    void noAnswerIsTriedAgainWhereThatCanHelp(Reason reason, Cause cause, boolean retry) {
        client.answer = new Failure(reason, "hooks.example is not well", reason.retry());

        assertThat(send()).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(cause);
            assertThat(failed.retry()).isEqualTo(retry);
            assertThat(failed.status()).isNull();
        });
    }

    @Test
    void redirectsAreNotFollowedAndTheDeadlineIsTheChannels() {
        send();

        var limits = client.requests.getFirst().limits();
        assertThat(limits.redirects()).isZero();
        assertThat(limits.deadline()).isEqualTo(Duration.ofSeconds(7));
    }

    private Receipt send() {
        return post.send(post.request("application/json", new byte[] {'{', '}'}), Post.Explanation.NONE);
    }
}
