package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "news",
                "/story",
                "javascript:alert(1)",
                "JAVASCRIPT:alert(1)//https://news.example",
                "data:text/html,x",
                "file:///etc/passwd",
                "mailto:a@news.example",
                "slack://channel?id=1",
                "https://bank.example@evil.example/",
                "https://me:pass@evil.example/",
                "https://evil.example/|https://bank.example",
                "https://evil.example/>text",
                "https://evil.example/ with space",
                "https://evil.example/\nnext",
                "https://exa mple/",
                "https:///path"
            })
    void whatIsNoPlainWebAddressIsNotLinked(String address) {
        assertThat(Link.of(address)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/a?b=1&c=2#d, https://news.example/a?b=1&c=2#d, news.example",
        "HTTPS://News.Example/A,           HTTPS://News.Example/A,           news.example",
        "https://news.example:8443/,       https://news.example:8443/,       news.example",
        "https://news.example/*b*~c~(d),   https://news.example/%2Ab%2A%7Ec%7E%28d%29, news.example",
        "https://news.example/посольство, "
                + " https://news.example/%D0%BF%D0%BE%D1%81%D0%BE%D0%BB%D1%8C%D1%81%D1%82%D0%B2%D0%BE, news.example",
        "http://[::1]/,                    http://[::1]/,                    [::1]"
    })
    void plainWebAddressIsLinkedInAscii(String address, String url, String host) {
        assertThat(Link.of(address)).isEqualTo(new Link(url, host));
    }

    @Test
    void endlessAddressIsNotLinked() {
        assertThat(Link.of("https://news.example/" + "a".repeat(3_000))).isNull();
    }
}
