package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.query;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final String QUERY =
            "NEAR/500($bad, embassy) OR \"the the the the the\" OR title:NEAR/5(a1*, =US, the)";

    static Stream<String> hostileTexts() {
        return Stream.of(
                "",
                "\uD800".repeat(1_000_000),
                "\uDC00\uD800".repeat(500_000),
                "x".repeat(1_000_000),
                "a" + "\u0301".repeat(1_000_000),
                "\u202E\u202D\u200F".repeat(300_000),
                "a.".repeat(500_000),
                "a-".repeat(500_000),
                "a'".repeat(500_000),
                "1,".repeat(500_000),
                "大".repeat(500_000),
                "ﷺ".repeat(200_000),
                "the ".repeat(250_000),
                "embassy the ".repeat(80_000),
                "\u0000\uFFFF\uFFFE".repeat(100_000),
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ".repeat(50_000),
                "\u0F71\u0F72".repeat(200_000),
                "-\u00AD-\u00AD".repeat(200_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostileTextIsMatchedWithinSeconds(String text) {
        var set = query(QUERY.replace("$bad", "(the OR embassy OR a*1)".replace("a*1", "a1*")));

        var matches =
                assertTimeoutPreemptively(Duration.ofSeconds(30), () -> set.all(article(null, text, text + " US")));

        assertThat(matches).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void randomCodeUnitsNeverThrow(long seed) {
        var random = new Random(seed);
        var set = query("embassy OR NEAR/3(aa*, bb*) OR \"x y\" OR =US OR 大");
        for (int i = 0; i < 200; i++) {
            var text = random.ints(500, 0, Character.MAX_VALUE + 1)
                    .mapToObj(c -> Character.toString((char) c))
                    .collect(Collectors.joining());

            assertThat(set.all(article(null, text, text))).isNotNull();
        }
    }
}
