package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;
import tidings.streams.Samples;

class ThemeTableTest {
    private static final Theme EMBASSY = Samples.theme("embassy", 1, true, "embassy");

    private final ThemeTable table = new ThemeTable();

    @Test
    void newestVersionCounts() {
        take("embassy", Json.bytes(EMBASSY));
        take("embassy", Json.bytes(Samples.theme("embassy", 2, true, "consulate")));

        assertThat(table.themes().get("embassy").version()).isEqualTo(2);
    }

    @Test
    void recordWithoutValueRemovesTheTheme() {
        take("embassy", Json.bytes(EMBASSY));
        take("embassy", null);

        assertThat(table.themes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"id\":\"embassy\"}", "{\"id\":\"EMBASSY!\"}"})
    void garbageIsPoisonAndTheVersionBeforeItStays(String garbage) {
        take("embassy", Json.bytes(EMBASSY));

        assertThatThrownBy(() -> take("embassy", garbage.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PoisonException.class);
        assertThat(table.themes().get("embassy").version()).isEqualTo(1);
    }

    @Test
    void themeUnderAnotherKeyIsPoison() {
        assertThatThrownBy(() -> take("troops", Json.bytes(EMBASSY)))
                .isInstanceOf(PoisonException.class)
                .hasMessage("key embassy expected, got troops");
        assertThatThrownBy(() -> take(null, Json.bytes(EMBASSY))).isInstanceOf(PoisonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AND", "(embassy", "$nothing", ""})
    void themeThatDoesNotCompileIsPoisonAndTheVersionBeforeItStays(String query) {
        take("embassy", Json.bytes(EMBASSY));

        assertThatThrownBy(() -> take("embassy", Json.bytes(Samples.theme("embassy", 2, true, query))))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("match/clause");
        assertThat(table.themes().get("embassy").version()).isEqualTo(1);
    }

    @Test
    void queryNestedWithoutEndIsPoison() {
        var query = "(".repeat(100_000) + "a" + ")".repeat(100_000);

        assertThatThrownBy(() -> take("deep", Json.bytes(Samples.theme("deep", 1, false, query))))
                .isInstanceOf(PoisonException.class);
    }

    private void take(String key, byte[] value) {
        table.take(new ConsumerRecord<>("themes", 0, 0, key, value));
    }
}
