package tidings.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.net.Failure;
import tidings.net.Reason;
import tidings.net.Request;

class AccessTest {
    private static final Access BASIC = new Access("https://a.example/private", "reader", "sésame", null, false);
    private static final Access BEARER = new Access("https://a.example/private/daily/", null, null, "t0ken", true);

    private final List<Request> sent = new ArrayList<>();
    private final FeedFetcher fetcher = new FeedFetcher(
            request -> {
                sent.add(request);
                return new Failure(Reason.TIMEOUT, "no end", true);
            },
            List.of(BASIC, BEARER));

    @Test
    void credentialsGoToTheFeedsThatTheyAreForTheClosestFirst() {
        assertThat(authorization("https://a.example/private")).isEqualTo("Basic cmVhZGVyOnPDqXNhbWU=");
        assertThat(authorization("https://A.example:443/private?x=1")).startsWith("Basic ");
        assertThat(authorization("https://a.example/private/feed")).startsWith("Basic ");
        assertThat(sent.getLast().unverified()).isFalse();
        assertThat(authorization("https://a.example/private/daily/feed")).isEqualTo("Bearer t0ken");
        assertThat(sent.getLast().unverified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/",
                "https://a.example/privateer",
                "https://a.example/private/../public",
                "http://a.example/private",
                "https://a.example:8443/private",
                "https://a.example.evil.example/private",
                "https://b.example/private"
            })
    void credentialsGoNowhereElse(String url) {
        assertThat(authorization(url)).isNull();
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(BASIC.toString() + BEARER + sent).doesNotContain("sésame", "t0ken", "reader");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWhatWouldBeRight() {
        refused("url must be", () -> new Access("ftp://a.example/", "u", "p", null, false));
        refused("without a user name", () -> new Access("https://u:p@a.example/", "u", "p", null, false));
        refused("go together", () -> new Access("https://a.example/", "u", null, null, false));
        refused("not both", () -> new Access("https://a.example/", "u", "p", "t", false));
        refused("colon", () -> new Access("https://a.example/", "u:v", "p", null, false));
        refused("token must be", () -> new Access("https://a.example/", null, null, "a b\n", false));
        refused("says nothing", () -> new Access("https://a.example/", null, null, null, false));
    }

    private static void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(message);
    }

    private String authorization(String url) {
        fetcher.fetch(URI.create(url).toString(), Validators.NONE);
        return sent.getLast().headers().get("Authorization");
    }
}
