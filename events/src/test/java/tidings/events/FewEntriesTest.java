package tidings.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tidings.events.topic.Json;

class FewEntriesTest {
    private static LinkedHashMap<String, Integer> original(int size) {
        var map = new LinkedHashMap<String, Integer>();
        for (int i = size; i > 0; i--) {
            map.put("key " + i, i);
        }
        return map;
    }

    @Test
    void isTheSameMapInTheSameOrderWhateverItsSize() {
        for (int size = 0; size < 12; size++) {
            var original = original(size);
            var copy = FewEntries.copy(original);

            assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original).hasToString(original.toString());
            assertThat(copy.keySet()).containsExactlyElementsOf(original.keySet());
            assertThat(copy.reversed().values())
                    .containsExactlyElementsOf(original.sequencedValues().reversed());
        }
    }

    @Test
    void findsWhatItHasAndNothingElse() {
        var copy = FewEntries.copy(original(3));

        assertThat(copy.get("key 2")).isEqualTo(2);
        assertThat(copy.firstEntry().getKey()).isEqualTo("key 3");
        assertThat(copy.lastEntry().getKey()).isEqualTo("key 1");
        assertThat(copy.get("key 4")).isNull();
        assertThat(copy.containsKey("key 4")).isFalse();
        assertThat(copy.get(null)).isNull();
    }

    @Test
    void doesNotChangeWhenTheOriginalDoesNorOtherwise() {
        for (int size : List.of(0, 3, 9)) {
            var original = original(size);
            var copy = FewEntries.copy(original);
            original.clear();

            assertThat(copy).hasSize(size);
            assertThatThrownBy(() -> copy.put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> copy.putFirst("more", 1)).isInstanceOf(UnsupportedOperationException.class);
            if (size > 0) {
                assertThatThrownBy(copy::pollFirstEntry).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
                assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(5))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
        }
    }

    @Test
    void endsWhereItEnds() {
        var entries = FewEntries.copy(original(1)).entrySet().iterator();
        entries.next();

        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void isWrittenAsAnyMap() {
        SequencedMap<String, Integer> copy = FewEntries.copy(original(2));

        assertThat(Json.text(copy)).isEqualTo("{\"key 2\":2,\"key 1\":1}");
    }
}
