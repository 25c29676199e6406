package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8322", "0.0.0.0:0", "[::1]:80", "localhost:65535"})
    void takesAnAddressWithItsPort(String text) {
        assertThatCode(() -> OwnAddresses.check("a.listen", text, "127.0.0.1:1"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "localhost", "127.0.0.1:65536", "::1:80", "http://a:80", "a b:80", "a:80\n"})
    void saysWhatAnAddressWouldBe(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnAddresses.check("a.listen", text, "127.0.0.1:1"))
                .withMessage("a.listen '" + text + "' must be an address and a port: 127.0.0.1:1");
    }

    @Test
    void resolvesAnAddress() {
        assertThat(OwnAddresses.resolve("a.listen", "127.0.0.1:8322").getPort()).isEqualTo(8322);
        assertThat(OwnAddresses.resolve("a.listen", "[::1]:80").getAddress().isLoopbackAddress())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnAddresses.resolve("a.listen", "nobody.invalid:80"))
                .withMessage("a.listen 'nobody.invalid:80' names a host that is not known here");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example//, https://a.example",
        "http://a.example:8080/x/, http://a.example:8080/x",
        "https://a.example, https://a.example"
    })
    void publishedAddressEndsWithoutSlash(String text, String expected) {
        assertThat(OwnAddresses.published("a.public-url", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example", "a.example", "https://", "https://a.example/?x", "https://a/#b", "%"})
    void publishedAddressIsOnTheWeb(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnAddresses.published("a.public-url", text))
                .withMessageStartingWith("a.public-url '" + text + "' must be a web address");
    }
}
