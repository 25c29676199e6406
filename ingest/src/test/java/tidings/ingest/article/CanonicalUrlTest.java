package tidings.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "HTTP://Example.COM:80/a#frag http://example.com/a example.com/a",
                "https://www.example.com:443 https://www.example.com/ example.com",
                "https://user:pw@example.com:8443/a/ https://example.com:8443/a/ example.com:8443/a",
                "http://example.com/a?b=2&utm_source=rss&a=1&fbclid=x http://example.com/a?b=2&a=1"
                        + " example.com/a?a=1&b=2",
                "http://example.com/a?UTM_Campaign=x http://example.com/a example.com/a",
                "http://example.com/a?ref=rss-feed http://example.com/a example.com/a",
                "http://example.com/a?ref=main http://example.com/a?ref=main example.com/a?ref=main",
                "http://example.com/a;jsessionid=12AB?x=1 http://example.com/a?x=1 example.com/a?x=1",
                "http://example.com/%7eme/%c3%a9 http://example.com/%7eme/%c3%a9 example.com/~me/%C3%A9",
                "http://example.com/a/../b/./c http://example.com/a/../b/./c example.com/b/c",
                "http://example.com/a/?id=3 http://example.com/a/?id=3 example.com/a?id=3",
                "http://www.com/ http://www.com/ www.com",
                "http://[::1]:80/x http://[::1]/x [::1]/x",
                "https://youtube.com/watch?v=1&si=2 https://youtube.com/watch?v=1 youtube.com/watch?v=1",
                "https://example.com/watch?si=2 https://example.com/watch?si=2 example.com/watch?si=2",
                "https://www.google.com/url?rct=j&url=https://a.example/x%3Fy%3D1&ct=ga https://a.example/x?y=1"
                        + " a.example/x?y=1",
                "https://web.archive.org/web/2020/http://a.example/x"
                        + " https://web.archive.org/web/2020/http://a.example/x "
                        + "web.archive.org/web/2020/http://a.example/x",
                "http://bücher.example/ http://bücher.example/ xn--bcher-kva.example"
            })
    void addressHasOneSpelling(String written, String url, String identity) {
        assertThat(CanonicalUrl.of(written)).hasValue(new CanonicalUrl(url, identity));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://example.com/",
                "mailto:a@example.com",
                "javascript:alert(1)",
                "example.com/a",
                "http://",
                "http:///x"
            })
    void otherAddressIsNone(String written) {
        assertThat(CanonicalUrl.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.google.com/amp/s/www.example.com/news/one",
                "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/one/amp/",
                "https://m.example.com/news/one",
                "https://amp.example.com/news/one?outputType=amp",
                "https://www.example.com/news/one?amp=1",
                "https://www.example.com/news/one/amp",
                "https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fexample.com%2Fnews%2Fone",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com%2Fnews%2Fone&data=1"
            })
    void copiesForOtherDevicesAndWaysThereAreTheSamePage(String address) {
        assertThat(CanonicalUrl.of(address).orElseThrow().identity()).isEqualTo("example.com/news/one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://m.de/news",
                "https://amp.dev/news",
                "https://example.com/amplifiers",
                "https://www.google.com/amp/s/nothing",
                "https://example.com/go?url=https%3A%2F%2Felsewhere.example%2F"
            })
    void addressesThatOnlyLookLikeItAreLeftAlone(String address) {
        var plain = address.replaceFirst("https://(?:www\\.)?", "");

        assertThat(CanonicalUrl.of(address).orElseThrow().identity())
                .startsWith(plain.substring(0, plain.indexOf('/') + 3));
    }
}
