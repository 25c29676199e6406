package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource({"0, PT0S", "120, PT2M", "' 007 ', PT7S", "99999999999999999999, P365D", "999999999, P365D"})
    void readsSeconds(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:50:37 GMT",
                "Sunday, 06-Nov-94 08:50:37 GMT",
                "Sun Nov  6 08:50:37 1994",
                "Tue, 6 Nov 1994 08:50:37 GMT",
                "06 Nov 1994 08:50:37 +0000"
            })
    void readsDatesInEachFormOfHttp(String value) {
        assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void dateThatHasPassedMeansNow() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void dateFarAwayIsCapped() {
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", NOW)).contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "1.5",
                "soon",
                "١٢٠",
                "Sun, 99 Nov 1994 08:50:37 GMT",
                "Sun, 06 Foo 1994 08:50:37 GMT",
                "Sun, 06 Nov 1994 25:50:37 GMT",
                "Sun, 06 Nov 1994 08:50:37 PST"
            })
    void anythingElseIsNoAnswer(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void writesDatesAsHttpAsksFor() {
        assertThat(HttpDate.format(NOW.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
