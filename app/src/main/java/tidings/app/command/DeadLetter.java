package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.DeadLetters;

/**
 * A dead letter, as {@code --json} prints it.
 *
 * @param id {@code <partition>@<offset>} on the topic of dead letters
 * @param at when it was written
 * @param key of the record
 * @param topic that it came from
 * @param partition that it came from
 * @param offset that it came from
 * @param kind class of what went wrong
 * @param reason what went wrong, for people
 * @param before the dead letter that the record was when it was written back, if it failed after that
 * @param replayed when it was written back, if it was
 */
record DeadLetter(
        String id,
        Instant at,
        @Nullable String key,
        String topic,
        int partition,
        String offset,
        String kind,
        String reason,
        @Nullable String before,
        @Nullable Instant replayed) {

    /** What a record of the topic of dead letters says. */
    static DeadLetter of(ConsumerRecord<String, byte[]> entry, @Nullable Instant replayed) {
        return new DeadLetter(
                id(entry),
                Instant.ofEpochMilli(entry.timestamp()),
                entry.key(),
                text(entry, DeadLetters.TOPIC),
                number(text(entry, DeadLetters.PARTITION)),
                text(entry, DeadLetters.OFFSET),
                text(entry, DeadLetters.EXCEPTION),
                text(entry, DeadLetters.MESSAGE),
                header(entry, DeadLetters.REPLAYED),
                replayed);
    }

    static String id(ConsumerRecord<?, ?> entry) {
        return entry.partition() + "@" + entry.offset();
    }

    /** The dead letter that a mark says was written back; null if the record is no mark but a dead letter. */
    static @Nullable String marked(ConsumerRecord<?, ?> entry) {
        return header(entry, DeadLetters.TOPIC) == null ? header(entry, DeadLetters.REPLAYED) : null;
    }

    /** One line for people. */
    String line() {
        return "%-10s %s  %s-%d@%s  %s  %s%s%s"
                .formatted(
                        id,
                        at,
                        topic,
                        partition,
                        offset,
                        key == null ? "without a key" : key,
                        reason,
                        before == null ? "" : "  (was written back before, from " + before + ")",
                        replayed == null ? "" : "  (written back " + replayed + ")")
                .replace('\n', ' ');
    }

    private static String text(ConsumerRecord<?, ?> entry, String name) {
        var text = header(entry, name);
        return text == null ? "" : text;
    }

    private static @Nullable String header(ConsumerRecord<?, ?> entry, String name) {
        var header = entry.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
