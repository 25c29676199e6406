package tidings.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ttl>30</ttl>                                                                   | PT30M",
                "<ttl> 90 </ttl><sy:updatePeriod>hourly</sy:updatePeriod>                        | PT1H30M",
                "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency> | PT6H",
                "<sy:updatePeriod> Hourly </sy:updatePeriod><sy:updateFrequency>x</sy:updateFrequency> | PT1H",
                "<ttl>99999999999</ttl>                                                          | ",
                "<ttl>-5</ttl>                                                                   | ",
                "<ttl>0</ttl>                                                                    | ",
                "<sy:updatePeriod>sometimes</sy:updatePeriod>                                    | ",
                "<ttl>9999999</ttl>                                                              | PT8760H"
            })
    void feedsSayHowOftenTheyMayBeAsked(String elements, @Nullable Duration interval) {
        assertThat(rss(elements).interval()).isEqualTo(interval);
    }

    @Test
    void hubsAndOwnAddressAreFoundInRssAtomAndJson() {
        var links = "<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='HUB' href='/second'/>"
                + "<atom:link rel='self' href='https://a.example/self'/>";
        var atom = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:atom='http://www.w3.org/2005/Atom'>" + links
                + "<title>T</title></feed>";
        var json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"feed_url\":\"https://a.example/self\","
                + "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"},{\"url\":{}},7],\"items\":[]}";

        assertThat(rss(links).hubs()).containsExactly("https://hub.example/", "https://a.example/second");
        assertThat(rss(links).self()).isEqualTo("https://a.example/self");
        assertThat(read(atom).hubs()).first().isEqualTo("https://hub.example/");
        assertThat(read(json))
                .isEqualTo(new Hints(null, java.util.List.of("https://hub.example/"), "https://a.example/self"));
    }

    private static Hints rss(String elements) {
        return read("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'"
                + " xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title>" + elements
                + "<item><title>x</title></item></channel></rss>");
    }

    private static Hints read(String text) {
        var reading = new FeedReader().read(text.getBytes(UTF_8), null, URI.create("https://a.example/feed"));
        return ((FeedDocument) reading).hints();
    }
}
