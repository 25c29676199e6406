package tidings.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PageReaderTest {
    private static final URI URL = URI.create("https://news.example.org/world/ferry?utm_source=mail");
    private static final String FIRST =
            "The ferry between the two islands will run again from Monday, the port authority said, after a pause of"
                    + " three weeks.";
    private static final String SECOND =
            "Repairs to its second engine, which failed in a storm, took longer than planned, and cost twice as much"
                    + " as expected.";
    private static final String THIRD =
            "Residents had to take a bus, a train and a smaller boat meanwhile, a journey of five hours, instead of"
                    + " forty minutes.";
    private static final String PROSE = "<p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p>";

    private final PageReader reader = new PageReader();

    @Test
    void textIsTheArticlesParagraphsAndNothingAround() {
        var page = read("""
            <header><nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav></header>
            <div class="story-body"><h1>Ferry runs again</h1>%s
            <div class="newsletter-signup"><p>Get our newsletter every morning, free of charge, in your mailbox.</p></div>
            <p><a href="/other">Read also: the bridge that nobody wanted to have built</a></p></div>
            <div class="comments"><p>What a shame, says a reader, that it took so long, as everything does here.</p></div>
            <footer><p>All rights are reserved by the publisher, its authors, and their heirs.</p></footer>\
            """.formatted(PROSE));

        assertThat(page.text().split("\n\n")).contains(FIRST, SECOND, THIRD);
        assertThat(page.text()).doesNotContain("newsletter", "Sport", "What a shame", "All rights", "Read also");
        assertThat(page.confidence()).isGreaterThan(0.4);
    }

    @Test
    void everyParagraphIsFoundWhereEachIsWrappedDeeply() {
        var wrapped = new StringBuilder("<main><div class=list>");
        for (var text :
                new String[] {FIRST, SECOND, THIRD, FIRST.replace("ferry", "boat"), SECOND.replace("engine", "pump")}) {
            wrapped.append("<div class=con><div class=mod><div class=box><div class=paragraph><p>")
                    .append(text)
                    .append("</p></div></div></div></div>");
        }

        var page = read(wrapped + "</div></main>");

        assertThat(page.text()).contains(FIRST, SECOND, THIRD).contains("boat").contains("pump");
    }

    @Test
    void articleBehindAWallThatHoldsMostOfTheProseIsRead() {
        var page = read(
                "<article><h1>Ferry</h1><div style='display:none' class=paywall>" + PROSE + PROSE + "</div></article>");

        assertThat(page.text()).contains(THIRD);
    }

    @Test
    void statementsOfThePublisherGiveTitleAuthorsDatesAndAddress() {
        var page = read("""
            <head><title>Ferry runs again | Island News</title>
            <link rel="canonical" href="/world/ferry">
            <meta property="og:site_name" content="Island News"><meta property="og:description" content="After three weeks.">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
              {"@type":"Organization","@id":"#org","name":"Island News Ltd"},
              {"@type":"NewsArticle","headline":"Ferry runs again","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}],
               "datePublished":"2025-03-04T05:06:07+02:00","dateModified":"2025-03-04T08:00:00Z","keywords":"ferry, islands",
               "publisher":{"@id":"#org"},}]}</script></head>
            <html lang="en-GB"><body><h1>Ferry runs again</h1>%s\
            """.formatted(PROSE));

        assertThat(page.title()).isEqualTo("Ferry runs again");
        assertThat(page.summary()).isEqualTo("After three weeks.");
        assertThat(page.authors()).containsExactly("Ann Lee", "Bo Ek");
        assertThat(page.published()).isEqualTo(Instant.parse("2025-03-04T03:06:07Z"));
        assertThat(page.updated()).isEqualTo(Instant.parse("2025-03-04T08:00:00Z"));
        assertThat(page.url()).isEqualTo("https://news.example.org/world/ferry");
        assertThat(page.publisher()).isEqualTo("Island News Ltd");
        assertThat(page.language()).isEqualTo("en-GB");
        assertThat(page.categories()).containsExactly("ferry", "islands");
    }

    @Test
    void titleFromTheWindowLosesTheSitesName() {
        var page =
                read("<title>Ferry runs again - Island News</title><meta property=og:site_name content='Island News'>"
                        + PROSE);

        assertThat(page.title()).isEqualTo("Ferry runs again");
    }

    @Test
    void microdataAndMicroformatsSayWhatMetaElementsDoNot() {
        var page = read("""
            <div class="h-entry"><h1 class="p-name">Ferry runs again</h1>
            <time class="dt-published" datetime="2025-03-04T05:06:07Z">4 March</time>
            <div class="p-author h-card"><span class="p-name">Ann Lee</span></div><div class="e-content">%s</div></div>\
            """.formatted(PROSE));

        assertThat(page.published()).isEqualTo(Instant.parse("2025-03-04T05:06:07Z"));
        assertThat(page.authors()).containsExactly("Ann Lee");
    }

    @Test
    void statedBodyIsTakenWhereThePageShowsMuchLess() {
        var body = FIRST + "\\n\\n" + SECOND + "\\n\\n" + THIRD;
        var page = read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body
                + "\"}</script><p>Please switch scripts on.</p>");

        assertThat(page.text().split("\n\n")).containsExactly(FIRST, SECOND, THIRD);
        assertThat(page.confidence()).isEqualTo(0.8);
    }

    @Test
    void charactersAreThoseOfTheMetaElementUnlessTheBytesAreUtf8() {
        var html = "<meta charset=windows-1251><title>Паром</title><p>Паром снова ходит между островами с"
                + " понедельника.</p>";

        assertThat(reader.read(html.getBytes(Charset.forName("windows-1251")), null, URL)
                        .title())
                .isEqualTo("Паром");
        assertThat(reader.read(html.getBytes(StandardCharsets.UTF_8), null, URL).title())
                .isEqualTo("Паром");
    }

    @Test
    void emptyPageHasNoTextAndNoConfidence() {
        var page = read("");

        assertThat(page.text()).isEmpty();
        assertThat(page.title()).isEmpty();
        assertThat(page.confidence()).isZero();
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void hostilePagesAreReadToTheEnd() {
        assertThat(read("<div class=sidebar>".repeat(10_000) + PROSE).text()).isNotNull();
        assertThat(read("<p>a,".repeat(20_000)).text()).isNotNull();
        assertThat(read("<script type='application/ld+json'>" + "[".repeat(500_000) + "</script>" + PROSE)
                        .text())
                .contains(FIRST);
        assertThat(read("<p class='" + "ad-".repeat(300_000) + "'>" + FIRST).text())
                .contains(FIRST);
        assertThat(read("<title>" + " | a".repeat(20_000) + "</title>" + PROSE).text())
                .contains(FIRST);
    }

    private Page read(String html) {
        return reader.read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URL);
    }
}
