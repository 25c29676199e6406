package tidings.events.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class KeyPartitionerTest {
    @Test
    void plainKeysGoWhereKafkaPutsThem() {
        for (var i = 0; i < 1_000; i++) {
            var key = UUID.randomUUID().toString().getBytes(UTF_8);

            assertThat(KeyPartitioner.partition(key, 7)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 7));
        }
    }

    @Test
    void keysOfOneScopeShareAPartition() {
        var first = KeyPartitioner.partition("bbc.co.uk|1".getBytes(UTF_8), 64);

        assertThat(KeyPartitioner.partition("bbc.co.uk|2".getBytes(UTF_8), 64)).isEqualTo(first);
        assertThat(KeyPartitioner.partition("bbc.co.uk".getBytes(UTF_8), 64)).isEqualTo(first);
        assertThat(KeyPartitioner.partition("|".getBytes(UTF_8), 64)).isBetween(0, 63);
    }
}
