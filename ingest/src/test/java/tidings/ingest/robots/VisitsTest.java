package tidings.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitsTest {
    private static final Instant START = Instant.parse("2025-03-10T00:00:00Z");
    private static final Instant LATEST = START.plusSeconds(60);

    private Instant now = START;
    private final Visits visits = new Visits(Duration.ofSeconds(2), () -> now);

    @Test
    void visitsOfAHostAreSpacedWhateverTheirPages() {
        assertThat(at("https://a.example/1", 0)).contains(START);
        assertThat(at("https://A.example:443/2", 0)).contains(START.plusSeconds(2));
        assertThat(at("https://b.example/1", 0)).contains(START);
        assertThat(at("http://a.example/1", 0)).contains(START);
        now = START.plusSeconds(30);

        assertThat(at("https://a.example/3", 0)).contains(now);
    }

    @Test
    void hostThatAsksForMoreTimeGetsIt() {
        assertThat(at("https://a.example/1", 10)).contains(START);
        assertThat(at("https://a.example/2", 10)).contains(START.plusSeconds(10));
        assertThat(at("https://a.example/3", 1)).contains(START.plusSeconds(20));
        assertThat(at("https://a.example/4", 1)).contains(START.plusSeconds(22));
    }

    @Test
    void visitThatWouldComeTooLateIsNotNoted() {
        assertThat(at("https://a.example/1", 50)).contains(START);
        assertThat(at("https://a.example/2", 50)).contains(START.plusSeconds(50));
        assertThat(at("https://a.example/3", 50)).isEmpty();
        now = START.plusSeconds(100);

        assertThat(visits.at(URI.create("https://a.example/4"), Duration.ZERO, now))
                .contains(now);
    }

    private Optional<Instant> at(String page, int delay) {
        return visits.at(URI.create(page), Duration.ofSeconds(delay), LATEST);
    }
}
