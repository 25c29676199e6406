package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "feeds.news.example.org, example.org",
        "Feeds.Example.ORG, example.org",
        "www.example.co.uk, example.co.uk",
        "news.example.gov.ua, example.gov.ua",
        "a.b.example.kawasaki.jp, b.example.kawasaki.jp",
        "www.city.kawasaki.jp, city.kawasaki.jp",
        "feeds.example.org:8443, example.org",
        "feeds.example.org., example.org",
        "reporter.github.io, reporter.github.io",
        "blog.reporter.github.io, reporter.github.io",
        "новости.пример.рф, xn--e1afmkfd.xn--p1ai",
        "www.bücher.example, www.xn--bcher-kva.example",
        "www.straße.de, xn--strae-oqa.de"
    })
    void namesTheRegistrableDomain(String host, String domain) {
        assertThat(Domains.registrable(host)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "localhost:8080, localhost",
        "intranet, intranet",
        "co.uk, co.uk",
        "github.io, github.io",
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1:80, 127.0.0.1",
        "::1, ::1",
        "[2001:DB8::1]:443, 2001:db8::1",
        "Under_Score.internal, under_score.internal"
    })
    void staysWithTheHostWhereNothingIsRegistered(String host, String domain) {
        assertThat(Domains.registrable(host)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "' '",
        ".",
        "..",
        "a..b",
        "ex ample.org",
        "exa/mple.org",
        "%00",
        "'a,b'",
        "[::1",
        "'\u0000'",
        ":80"
    })
    void neverThrowsAtWhatIsNoHost(String host) {
        assertThat(Domains.registrable(host)).isNotNull();
    }

    @Test
    void hostOfAnyLengthIsHandled() {
        assertThat(Domains.registrable("a.".repeat(10_000) + "org")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "News.example.co.uk.:8080", "me.github.io", "例子.测试.com"})
    void namesThatCanBeRegisteredArePublic(String host) {
        assertThat(Domains.isPublic(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]:80", "printer", "news.corp.internal", "co.uk", ""})
    void otherHostsAreNotPublic(String host) {
        assertThat(Domains.isPublic(host)).isFalse();
    }
}
