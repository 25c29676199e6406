package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.evidence;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.alerts.channel.Message.Quote;
import tidings.alerts.channel.Message.Span;
import tidings.events.Evidence;

class QuotesTest {
    private static final String QUOTE = "Both sides will reopen their embassies soon";

    @Test
    void hitsOfOneClauseInOneQuoteAreMarkedTogether() {
        var clauses = Quotes.clauses(List.of(
                evidence("reopening", "text", QUOTE, 100, "embassies"),
                evidence("reopening", "text", QUOTE, 100, "reopen"),
                evidence("talks", "text", QUOTE, 100, "sides")));

        assertThat(clauses).extracting("name").containsExactly("reopening", "talks");
        assertThat(clauses.getFirst().quotes())
                .containsExactly(new Quote(
                        "text",
                        List.of(
                                new Span("Both sides will ", false),
                                new Span("reopen", true),
                                new Span(" their ", false),
                                new Span("embassies", true),
                                new Span(" soon", false))));
    }

    @Test
    void overlappingHitsAreMarkedOnce() {
        var quote = Quotes.clauses(List.of(
                        evidence("c", "text", QUOTE, 0, "reopen their"),
                        evidence("c", "text", QUOTE, 0, "their embassies")))
                .getFirst()
                .quotes()
                .getFirst();

        assertThat(quote.text()).isEqualTo(QUOTE);
        assertThat(quote.spans())
                .filteredOn(Span::hit)
                .extracting("text")
                .containsExactly("reopen their", " embassies");
    }

    @Test
    void offsetsOutsideTheQuoteAreHarmless() {
        var wild = new Evidence("c", "text", 2_000_000_000, 2_100_000_000, "x", QUOTE, 5, "a", "r");
        var backwards = new Evidence("c", "text", 5, Integer.MAX_VALUE, "x", QUOTE, 5, "a", "r");

        var quotes = Quotes.clauses(List.of(wild, backwards)).getFirst().quotes();

        assertThat(quotes).extracting(Quote::text).containsExactly(QUOTE);
    }

    @Test
    void hitWithoutAQuoteStandsForItself() {
        var bare = new Evidence("c", "title", 3, 10, "embassy", "", 3, "a", "r");

        assertThat(Quotes.clauses(List.of(bare)).getFirst().quotes())
                .containsExactly(new Quote("title", List.of(new Span("embassy", true))));
    }

    @Test
    void endlessQuoteIsCut() {
        var quotes = Quotes.clauses(List.of(evidence("c", "text", "embassy " + "word ".repeat(500), 0, "embassy")))
                .getFirst()
                .quotes();

        assertThat(quotes.getFirst().text()).hasSizeLessThanOrEqualTo(400).endsWith("…");
    }
}
