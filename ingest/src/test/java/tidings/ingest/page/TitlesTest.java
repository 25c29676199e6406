package tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several headlines is the title. Every page and name here is invented. */
class TitlesTest {
    private static final String PLAIN = "https://news.example/a/17";

    private final PageReader reader = new PageReader();

    @Test
    void whatMachinesAreToldTwiceIsTheTitle() {
        assertThat(title(PLAIN, "Ferry runs again", "Ferry runs again", "Island ferry: all you need to know", ""))
                .isEqualTo("Ferry runs again");
    }

    @Test
    void whatReadersSeeDecidesBetweenTwo() {
        assertThat(title(PLAIN, "Ferry runs again", "Boat is back", "Ferry runs again", ""))
                .isEqualTo("Ferry runs again");
        assertThat(title(PLAIN, "Ferry runs again", "Boat is back", "Boat is back", ""))
                .isEqualTo("Boat is back");
    }

    @Test
    void headlineThatTheAddressWasMadeOfCountsMore() {
        var address = "https://news.example/insel/faehre-faehrt-nach-drei-wochen-wieder-102.html";

        assertThat(title(
                        address,
                        "Fähre fährt nach drei Wochen wieder",
                        "Endlich: Das Warten am Hafen ist vorbei",
                        "Endlich: Das Warten am Hafen ist vorbei",
                        ""))
                .isEqualTo("Fähre fährt nach drei Wochen wieder");
    }

    @Test
    void additionBeforeOrBehindAHeadlineIsLeftOut() {
        assertThat(title(PLAIN, "Islands: Ferry runs again after repairs", "Ferry runs again after repairs", "", ""))
                .isEqualTo("Ferry runs again after repairs");
        assertThat(title(PLAIN, "Ferry runs again today", "Ferry runs again today: timetable and prices", "", ""))
                .isEqualTo("Ferry runs again today");
    }

    @Test
    void statementAboutAnotherArticleIsPassedOver() {
        assertThat(title(
                        PLAIN,
                        "Lighthouse gets new lamp",
                        "Ferry runs again after three weeks of repairs",
                        "Live: ferry runs again after weeks of repairs",
                        "Live: ferry runs again after weeks of repairs"))
                .isEqualTo("Ferry runs again after three weeks of repairs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ferry runs again | Island News; Ferry runs again",
                "Ferry runs again – Island News; Ferry runs again",
                "Ferry runs again - Sea - Island News; Ferry runs again - Sea",
                "Island News: Ferry runs again; Island News: Ferry runs again",
                "Island News | Ferry runs again; Ferry runs again",
                "Ferry - ISLANDNEWS; Ferry",
                "Half-past nine; Half-past nine"
            })
    void nameOfTheSiteIsNoPartOfTheTitle(String stated, String expected) {
        var page =
                "<meta property=og:site_name content='Island News'><meta property=og:title content='" + stated + "'>";

        assertThat(read(page, PLAIN)).isEqualTo(expected);
    }

    @Test
    void titleEndsWhereAnotherStatementSaysSo() {
        assertThat(read(
                        "<meta property=og:title content='Ferry runs again-Seaㅣ섬뉴스'><meta name=headline"
                                + " content='Ferry runs again'>",
                        PLAIN))
                .isEqualTo("Ferry runs again");
        assertThat(read(
                        "<meta property=og:title content='Ferry runs again | IN | 4.3.2025'><h1>Ferry runs again</h1>",
                        PLAIN))
                .isEqualTo("Ferry runs again");
    }

    @Test
    void quotationMarksAreNoSeparators() {
        assertThat(read("<meta property=og:title content='Hafen: «Die Fähre fährt» und mehr'><h1>Hafen</h1>", PLAIN))
                .isEqualTo("Hafen: «Die Fähre fährt» und mehr");
    }

    @Test
    void headingThatIsShownTwiceIsOneHeading() {
        assertThat(read(
                        "<title>Start</title><h1><img src=x></h1><h1>Ferry runs</h1><h1>Ferry runs</h1>"
                                + "<meta property=og:title content='Ferry runs | Nobody knows'>",
                        PLAIN))
                .isEqualTo("Ferry runs");
    }

    @Test
    void windowAloneLosesAShortLastPart() {
        assertThat(read("<title>Ferry runs again after repairs – My site</title>", PLAIN))
                .isEqualTo("Ferry runs again after repairs");
        assertThat(read("<title>Ferry - Encyclopedia of the islands and seas</title>", PLAIN))
                .isEqualTo("Ferry - Encyclopedia of the islands and seas");
    }

    private String title(String url, String linked, String graph, String heading, String window) {
        return read(
                "<title>" + window
                        + "</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\""
                        + linked + "\"}</script><meta property=og:title content='" + graph + "'><h1>" + heading
                        + "</h1>",
                url);
    }

    private String read(String html, String url) {
        return reader.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URI.create(url))
                .title();
    }
}
