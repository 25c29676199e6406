package tidings.alerts.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidings.events.Match;
import tidings.events.Silence;

class MuteReaderTest {
    @Test
    void aLongSilenceIsWarnedOfAQuarterOfAnHourBeforeItsEnd() {
        var silence = silence(Duration.ofDays(1));
        var end = silence.ends();

        assertThat(MuteReader.endsSoon(silence, end.minus(Duration.ofMinutes(16))))
                .isFalse();
        assertThat(MuteReader.endsSoon(silence, end.minus(Duration.ofMinutes(15))))
                .isTrue();
        assertThat(MuteReader.endsSoon(silence, end)).isFalse();
    }

    @Test
    void aShortSilenceIsWarnedOfInItsLastQuarter() {
        var silence = silence(Duration.ofMinutes(20));

        assertThat(MuteReader.endsSoon(silence, START)).isFalse();
        assertThat(MuteReader.endsSoon(silence, START.plus(Duration.ofMinutes(14))))
                .isFalse();
        assertThat(MuteReader.endsSoon(silence, START.plus(Duration.ofMinutes(15))))
                .isTrue();
    }

    private static Silence silence(Duration length) {
        return new Silence("s", "Kim", "Known", Match.themes("a"), START, START.plus(length), START);
    }
}
