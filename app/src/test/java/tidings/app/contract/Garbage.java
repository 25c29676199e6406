package tidings.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/** What an ordinary Kafka client may write by mistake or malice, and what no part of the program can use. */
final class Garbage {
    private static final int DEEP = 100_000;
    /** Almost what a broker takes, as it is. */
    private static final int LARGE = 1_000_000;
    /** Far more than that, until it is compressed. */
    private static final int HUGE = 5_000_000;

    private final String topic;
    private final boolean compacted;
    private final Random random;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    private Garbage(String topic, boolean compacted, Random random) {
        this.topic = topic;
        this.compacted = compacted;
        this.random = random;
    }

    /**
     * Records for a topic, all of them unusable there.
     *
     * @param topic its full name
     * @param records which records belong there
     * @param compacted true if a key is asked for and a record without a value takes something away
     * @param count how many; 60 or more
     */
    static List<ProducerRecord<byte[], byte[]>> of(
            String topic, List<TopicRecords.TopicRecord> records, boolean compacted, int count, Random random) {
        var garbage = new Garbage(topic, compacted, random);
        garbage.addNoJson();
        garbage.addOtherJson();
        garbage.addLarge();
        garbage.addWithoutKeyOrValue();
        for (var record : records.subList(0, 1)) {
            garbage.addMutants(RecordSample.of(record).getFirst().json(), record.type());
        }
        while (garbage.records.size() < count) {
            garbage.addRandomBytes();
        }
        return garbage.records.subList(0, count);
    }

    private void addNoJson() {
        for (var text : List.of(
                "", "nonsense", "{", "{\"id\":", "{\"id\":\"a\"", "\"", "<xml/>", "{'id':'a'}", "\0\0", "NaN")) {
            add(key(), text.getBytes(UTF_8));
        }
        add(key(), new byte[] {(byte) 0xff, (byte) 0xfe, '{', '}'});
        add(new byte[] {(byte) 0xc3, (byte) 0x28, 0}, "{}".getBytes(UTF_8));
    }

    private void addOtherJson() {
        for (var text : List.of("null", "[]", "{}", "42", "true", "\"text\"", "[[]]", "{\"id\":{}}", "1e999999999")) {
            add(key(), text.getBytes(UTF_8));
        }
        add(key(), ("[".repeat(DEEP) + "]".repeat(DEEP)).getBytes(UTF_8));
        add(key(), ("{\"x\":".repeat(DEEP) + "1" + "}".repeat(DEEP)).getBytes(UTF_8));
    }

    private void addLarge() {
        add(key(), new byte[HUGE]);
        add(key(), ("{\"x\":\"" + "y".repeat(HUGE) + "\"}").getBytes(UTF_8));
        var noise = new byte[LARGE];
        random.nextBytes(noise);
        add(key(), noise);
        add("k".repeat(200_000).getBytes(UTF_8), "{}".getBytes(UTF_8));
        var entry = new ProducerRecord<>(topic, 0, key(), "{}".getBytes(UTF_8));
        entry.headers().add("large", new byte[500_000]);
        records.add(entry);
    }

    private void addWithoutKeyOrValue() {
        if (!compacted) {
            for (var i = 0; i < 5; i++) {
                add(null, "{}".getBytes(UTF_8));
                add(key(), null);
                add(null, null);
            }
        }
    }

    /** The record itself without what it needs, or with something else in its place. */
    private void addMutants(ObjectNode sample, Class<?> type) {
        for (var member : sample.propertyNames()) {
            var without = RecordSample.without(sample, member);
            if (!RecordSample.isReadable(without, type)) {
                add(key(), Json.bytes(without));
            }
            var wrong = sample.deepCopy();
            wrong.putArray(member).addArray().addObject();
            add(key(), Json.bytes(wrong));
        }
    }

    private void addRandomBytes() {
        var bytes = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(bytes);
        add(key(), bytes);
    }

    private void add(byte @Nullable [] key, byte @Nullable [] value) {
        records.add(new ProducerRecord<>(topic, 0, key, value));
    }

    private byte[] key() {
        return ("garbage-" + random.nextInt(1_000_000)).getBytes(UTF_8);
    }
}
