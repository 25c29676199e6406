package tidings.streams.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.Article;

class AgencyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        LONDON, March 3 (Reuters) - Ministers met.       | Reuters
        PARIS (AFP) – Ministers met.                     | AFP
        Berlin (dpa) - Die Minister trafen sich.         | dpa
        МОСКВА, 3 марта. /ТАСС/. Министры встретились.   | TASS
        WASHINGTON (AP) — Ministers met.                 | AP
        Ministers met on Monday. It was late. (Reuters)  | Reuters
        Ministers met on Monday. Source: Xinhua          | Xinhua
        """)
    void namesTheAgencyThatATextIsCreditedTo(String text, String agency) {
        assertThat(Agency.of(article(text).build())).isEqualTo(agency);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        'The minister told Reuters that he would stay, and went on to speak of the weather for an hour.'
        'He said so. According to the AP, nothing else was said by anybody at the meeting that ran all night.'
        'An AP exam was held in all schools of the county.'
        ''
        """)
    void agencyThatIsOnlyQuotedDoesNotCount(String text) {
        assertThat(Agency.of(article(text).build())).isNull();
    }

    @Test
    void authorAndPublisherAreCreditsToo() {
        assertThat(Agency.of(article("Text.")
                        .authors(List.of("Jane Roe, Associated Press"))
                        .build()))
                .isEqualTo("AP");
        assertThat(Agency.of(article("Text.").publisher("Reuters").build())).isEqualTo("Reuters");
    }

    private static Article.Builder article(String text) {
        return Article.builder("a", Instant.EPOCH).title("Title").text(text);
    }
}
