package tidings.streams.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

class PrintTest {
    private final Printer printer = new Printer();

    @Test
    void crossesATopicAsOneTextOfAFewKilobytes() {
        var print = printer.print(article("word ".repeat(5) + "other words follow here ".repeat(4_000)));

        var json = Json.text(print);

        assertThat(Json.read(Json.bytes(print), Print.class)).isEqualTo(print);
        assertThat(json.length()).isLessThan(4_000);
    }

    @Test
    void ofALaterFormatIsNone() {
        assertThat(Print.of("AgAA")).isEqualTo(Print.NONE);
    }

    @Test
    void brokenOneIsPoison() {
        for (var broken : List.of("\"AQ\"", "\"AQAAAAF/////\"", "\"!\"", "7", "{}")) {
            assertThatThrownBy(() -> Json.read(broken.getBytes(java.nio.charset.StandardCharsets.UTF_8), Print.class))
                    .as(broken)
                    .isInstanceOf(PoisonException.class);
        }
    }

    @Test
    void caseAndPunctuationDoNotCount() {
        var one = printer.print(article("The envoys met, again; in Oslo -- they said."));
        var other = printer.print(article("the ENVOYS met again in oslo THEY SAID"));

        assertThat(one.body()).isEqualTo(other.body());
    }

    @Test
    void hostileTextsAreReadToo() {
        for (var text : List.of("", " ", "\uD800", "\u0301".repeat(10_000), "9".repeat(100_000), "字".repeat(50_000))) {
            assertThat(printer.print(article(text))).isNotNull();
        }
    }

    @Test
    void chineseCopiesAreFoundToo() {
        var text = "美国和俄罗斯周二同意分三个阶段恢复两国使馆的人员编制，双方官员在日内瓦会谈九小时后表示。第一阶段将在九十天内在各首都填补四十个职位。";
        var copy = printer.print(article("本报综合消息：" + text));

        assertThat(Likeness.of(printer.print(article(text)), copy).isCopy()).isTrue();
    }

    private static Article article(String text) {
        return Article.builder("a", Instant.EPOCH).title("Title").text(text).build();
    }
}
