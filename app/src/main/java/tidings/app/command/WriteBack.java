package tidings.app.command;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import tidings.alerts.deliver.Redelivery;
import tidings.app.problem.Problem;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/**
 * Writes dead letters back to where they came from, each together with a mark on the topic of dead letters that says so.
 * For one thread.
 */
final class WriteBack implements AutoCloseable {
    private static final String REPARTITION = "-repartition";

    private final Topics topics;
    private final boolean again;
    private final Instant now;
    private final Producer<String, byte[]> producer;

    /**
     * @param again true to write back what was written back before
     * @param now tells this writing from others
     */
    WriteBack(KafkaClients clients, Topics topics, boolean again, Instant now) {
        this.topics = topics;
        this.again = again;
        this.now = now;
        this.producer = clients.producer(Map.of("acks", "all"));
    }

    /**
     * Writes one back, if that makes sense.
     *
     * @throws Problem if Kafka does not take it
     */
    Outcome write(DeadLetter letter, ConsumerRecord<String, byte[]> entry) {
        var refusal = refusal(letter, entry);
        if (refusal != null) {
            return Outcome.refused(letter.id(), letter.topic(), refusal);
        }
        send(letter, back(letter, entry));
        send(letter, mark(letter));
        return new Outcome(letter.id(), letter.topic(), true, null);
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Topics of others and changelogs are not written to, and an empty value would delete what is there. */
    private @Nullable String refusal(DeadLetter letter, ConsumerRecord<String, byte[]> entry) {
        if (!isOurs(letter.topic())) {
            return letter.id() + " came from " + letter.topic() + ", which nobody but its owner writes to";
        }
        if (entry.value() == null) {
            return letter.id() + " was not kept in full, and cannot be written back";
        }
        if (letter.replayed() != null && !again) {
            return letter.id() + " was written back at " + letter.replayed() + "; --again does it once more";
        }
        if (letter.before() != null && !again) {
            return letter.id() + " was written back before, from " + letter.before() + ", and failed again: "
                    + letter.reason() + "; once that is mended, --again writes it back";
        }
        return null;
    }

    /** A step in the middle of a topology reads from a topic of Kafka Streams, to which only Streams writes otherwise. */
    private boolean isOurs(String topic) {
        return topics.all().stream().anyMatch(one -> one.name().equals(topic))
                || topic.endsWith(REPARTITION)
                        && (topic.startsWith(topics.group("streams") + "-")
                                || topic.startsWith(topics.group("alerts") + "-"));
    }

    private ProducerRecord<String, byte[]> back(DeadLetter letter, ConsumerRecord<String, byte[]> entry) {
        var back = letter.topic().equals(topics.notifications().name())
                ? Redelivery.of(letter.topic(), letter.partition(), entry.key(), entry.value(), now.toString())
                : new ProducerRecord<>(
                        letter.topic(),
                        letter.partition() < 0 ? null : letter.partition(),
                        entry.timestamp(),
                        entry.key(),
                        entry.value());
        for (var header : entry.headers()) {
            if (!header.key().startsWith(DeadLetters.PREFIX)
                    && !header.key().equals(DeadLetters.REPLAYED)
                    && !header.key().equals(Redelivery.HEADER)) {
                back.headers().add(header);
            }
        }
        DeadLetters.add(back.headers(), DeadLetters.REPLAYED, letter.id());
        return back;
    }

    @SuppressWarnings("NullAway") // a mark says all in its headers, and Kafka is not annotated
    private ProducerRecord<String, byte[]> mark(DeadLetter letter) {
        var mark = new ProducerRecord<String, byte[]>(
                topics.deadLetters().name(), null, now.toEpochMilli(), letter.key(), null);
        DeadLetters.add(mark.headers(), DeadLetters.REPLAYED, letter.id());
        return mark;
    }

    private void send(DeadLetter letter, ProducerRecord<String, byte[]> entry) {
        try {
            producer.send(entry).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped; some records may be written back", e);
        } catch (ExecutionException | KafkaException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Problem("Kafka does not take " + letter.id() + " on " + entry.topic() + ": " + cause, e);
        }
    }

    /**
     * What became of one, as {@code --json} prints it.
     *
     * @param id of the dead letter
     * @param topic that it came from; absent if there is no such dead letter
     * @param written true if it was written back
     * @param reason why it was not
     */
    record Outcome(
            String id,
            @Nullable String topic,
            boolean written,
            @Nullable String reason) {
        static Outcome refused(String id, @Nullable String topic, String reason) {
            return new Outcome(id, topic, false, reason);
        }
    }
}
