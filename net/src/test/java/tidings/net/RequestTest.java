package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    private static final URI URL = URI.create("https://hooks.example.org/T1/s3cret?token=s3cret");

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "cookie", "HOST", "Content-Length", "transfer-encoding", "Accept-Encoding"})
    void headersOfTheClientItselfAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.get(URL).with(name, "x"))
                .withMessageContaining("is set by the client itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\r\nX-More: 1", "s3cret\n", "s3cret\u0000", "s3cret\u007f"})
    void valueThatWouldBreakTheMessageIsRefusedAndNotShown(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.get(URL).with("Authorization", value))
                .withMessageContaining("Authorization")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A:", "A\r\n", "Ä"})
    void nameThatWouldBreakTheMessageIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Request.get(URL).with(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get", "GET /x", "CONNECT", "TRACE"})
    void methodThatCannotBeSentIsRefused(String method) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Request(method, URL, Map.of(), null, null, false));
    }

    @Test
    void getHasNoBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request("GET", URL, Map.of(), new byte[1], null, false));
    }

    @Test
    void headersKeepTheirOrder() {
        Request request = Request.get(URL).with("B", "1").with("A", "2").with("B", "3");

        assertThat(request.headers()).containsExactly(Map.entry("B", "3"), Map.entry("A", "2"));
    }

    @Test
    void toStringShowsNoSecret() {
        Request request = Request.post(URL, "text/plain", new byte[3]).with("Authorization", "Bearer s3cret");

        assertThat(request.toString()).contains("https://hooks.example.org", "Authorization", "3 bytes");
        assertThat(request.toString()).doesNotContain("s3cret");
    }
}
