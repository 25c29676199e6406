package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {
    @ParameterizedTest
    @CsvSource({
        "'two\nlines',            two lines",
        "'a\r\n\tb',              a b",
        "'a\u2028b\u2029c\u0085d', a b c d",
        "'  a \u00a0 b  ',        a b",
        "'a\u001b[31mred',        a[31mred",
        "'a\u0000b\u007fc\u009bd', abcd",
        "'ab\u202Ecd\u2066ef',    abcdef",
        "'a\u200Bb\uFEFFc\u00ADd\u2060e', abcde",
        "'a\uD800b',              ab",
        "'a\uDB40\uDC41b',        ab",
        "'a\u3164b',              ab"
    })
    void oneHarmlessLineComesOut(String hostile, String line) {
        assertThat(Plain.line(hostile)).isEqualTo(line);
    }

    @Test
    void joinersOfScriptsAndEmojiStay() {
        var text = "می\u200Cخواهم 👩\u200D🚒";

        assertThat(Plain.line(text)).isEqualTo(text);
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(Plain.cut("abc👩d", 5)).isEqualTo("abc…");
        assertThat(Plain.cut("abcd", 4)).isEqualTo("abcd");
        assertThat(Plain.cut("abcde", 4)).isEqualTo("abc…");
    }

    @Test
    void pieceOfALineKeepsItsOuterSpaces() {
        assertThat(Plain.inner("\n a  b\t")).isEqualTo(" a b ");
    }
}
