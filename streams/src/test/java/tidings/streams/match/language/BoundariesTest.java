package tidings.streams.match.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.streams.match.language.Boundaries.Boundary;

class BoundariesTest {
    /** In each text, {@code |} stands where a sentence begins. */
    @ParameterizedTest
    @CsvSource(delimiter = '\t', textBlock = """
        ENGLISH	The embassy opens. |It was closed! |Was it? |Yes
        ENGLISH	He met Gen. Keith Kellogg and Mr. Lavrov on Jan. 5 in St. Petersburg. |They spoke
        ENGLISH	J. D. Vance and George W. Bush met
        ENGLISH	The U.S. Embassy and the U.S. delegation in the U.S. |The talks go on
        ENGLISH	It cost 3.5 million at example.com on No. 5
        ENGLISH	"Will they leave?" he asked. |"We shall see." |She left
        ENGLISH	It ended … and then began. |So it was… |The end
        ENGLISH	Trade by Acme Inc. rose. |Ltd. companies etc. |They fell
        GERMAN	Am 3. März sprach Dr. Schmidt bzw. Herr Weber. |Er ging
        FRENCH	M. Lavrov a parlé. |Il part. |« Non ! » |Elle reste
        RUSSIAN	В 2014 г. Россия и т. д. |Он уехал. |Посольство закрыто
        POLISH	Spotkanie przy ul. Wiejskiej 5. |To koniec
        UNSPACED	美国恢复大使馆。|俄罗斯同意！|中国呢？|没有
        ARABIC	هل عادت السفارة؟ |نعم. |عادت
        TURKISH	Bakan geldi. |Toplantı 5. maddeyle başladı
        OTHER	यह सच है। |वह गया
        """)
    void sentencesEndWhereReadersSeeIt(Language language, String marked) {
        assertThat(marks(marked.replace("|", ""), language, Boundary.SENTENCE)).isEqualTo(marked);
    }

    @Test
    void emptyLinesPartParagraphsAndLineBreaksWithinThemDoNot() {
        assertThat(marks("One line\nand another\n \nNext\r\n\r\nLast", Language.ENGLISH, Boundary.PARAGRAPH))
                .isEqualTo("One line\nand another\n \n|Next\r\n\r\n|Last");
    }

    @Test
    void withoutEmptyLinesEachLineIsAParagraph() {
        assertThat(marks("\n\nOne line\nand another\rlast", Language.ENGLISH, Boundary.PARAGRAPH))
                .isEqualTo("\n\nOne line\n|and another\r|last");
    }

    @Test
    void itemsOfAListAreSentences() {
        assertThat(marks("First\n\nAgreed:\n- embassies\n• visas", Language.ENGLISH, Boundary.SENTENCE))
                .isEqualTo("First\n\nAgreed:\n- |embassies\n• |visas");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void anyTextIsPartedWithoutFailing(long seed) {
        var random = new Random(seed);
        var signs =
                List.of(". ", ".", "\n", "\uD800", "\uDC00", "a", "B", "1", "U.S.", "\u0301", "\u202E", "。", "大", "\r");
        for (int i = 0; i < 500; i++) {
            var text = random.ints(40, 0, signs.size()).mapToObj(signs::get).collect(Collectors.joining());
            for (var language : Language.values()) {
                assertThat(marks(text, language, Boundary.SENTENCE).replace("|", ""))
                        .as("seed " + seed)
                        .isEqualTo(text);
            }
        }
    }

    private static String marks(String text, Language language, Boundary wanted) {
        var tokens = new Tokens();
        var tokenizer = new Tokenizer(tokens);
        tokenizer.clear();
        tokenizer.add(text.toCharArray(), text.length());
        var boundaries = new Boundaries(text, tokens, language);
        var starts = new ArrayList<Integer>();
        for (int token = 1; token < tokens.size(); token++) {
            var found = boundaries.before(token);
            if (found == wanted) {
                starts.add(start(text, tokens.start(token), tokens.end(token - 1)));
            }
        }
        var marked = new StringBuilder(text);
        starts.reversed().forEach(start -> marked.insert(start.intValue(), "|"));
        return marked.toString();
    }

    /** Quotation marks belong to the word after them. */
    private static int start(String text, int start, int least) {
        int at = start;
        while (at > least && (text.charAt(at - 1) == '"' || text.startsWith("« ", at - 2))) {
            at -= text.charAt(at - 1) == '"' ? 1 : 2;
        }
        return at;
    }
}
