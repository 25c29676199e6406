package tidings.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final RuntimeException PROBLEM = new IllegalArgumentException("wrong");
    private static final int BROKERS_LIMIT = 1024 * 1024;

    @Test
    void letterHasTheRecordAndSaysWhereItStoodAndWhatWasWrong() {
        var record = record("key", "value".getBytes(UTF_8));
        record.headers().add("own", "kept".getBytes(UTF_8));
        record.headers().add(DeadLetters.TOPIC, "forged".getBytes(UTF_8));

        var letter = DeadLetters.of("dead", record, PROBLEM);

        assertThat(letter.topic()).isEqualTo("dead");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).isEqualTo("value".getBytes(UTF_8));
        assertThat(header(letter.headers(), "own")).isEqualTo("kept");
        assertThat(letter.headers().headers(DeadLetters.TOPIC)).hasSize(1);
        assertThat(header(letter.headers(), DeadLetters.TOPIC)).isEqualTo("feeds");
        assertThat(header(letter.headers(), DeadLetters.PARTITION)).isEqualTo("3");
        assertThat(header(letter.headers(), DeadLetters.OFFSET)).isEqualTo("17");
        assertThat(header(letter.headers(), DeadLetters.EXCEPTION)).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(header(letter.headers(), DeadLetters.MESSAGE)).isEqualTo("wrong");
    }

    @Test
    void letterIsNeverLargerThanABrokerTakes() {
        var record = record("k".repeat(1_000_000), new byte[2_000_000]);
        record.headers().add("huge", new byte[1_000_000]);
        var problem = new IllegalArgumentException("x".repeat(1_000_000));

        var letter = DeadLetters.of("dead", record, problem);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(header(letter.headers(), DeadLetters.KEY_OMITTED)).isEqualTo("1000000");
        assertThat(header(letter.headers(), DeadLetters.VALUE_OMITTED)).isEqualTo("2000000");
        assertThat(letter.headers().lastHeader("huge")).isNull();
        assertThat(size(letter)).isLessThan(BROKERS_LIMIT);
    }

    @Test
    void largestValueThatIsKeptFitsTooWithEverythingAroundIt() {
        for (var size = 850_000; size < 950_000; size += 1_000) {
            assertThat(size(DeadLetters.of("dead", record("k".repeat(10_000), new byte[size]), PROBLEM)))
                    .isLessThan(BROKERS_LIMIT - 50_000);
        }
    }

    @Test
    void recordWithoutKeyAndValueIsALetterToo() {
        var letter = DeadLetters.of("dead", record(null, null), PROBLEM);

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(letter.headers().lastHeader(DeadLetters.VALUE_OMITTED)).isNull();
        assertThat(letter.headers().lastHeader(DeadLetters.KEY_OMITTED)).isNull();
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>("feeds", 3, 17, key, value);
    }

    private static int size(ProducerRecord<String, byte[]> letter) {
        var size = letter.key() == null ? 0 : letter.key().length();
        size += letter.value() == null ? 0 : letter.value().length;
        for (var header : letter.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
