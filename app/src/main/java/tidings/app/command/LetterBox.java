package tidings.app.command;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** Reads the topic of dead letters: those that are asked for, and when each was written back. For one thread. */
final class LetterBox {
    private final SequencedMap<String, ConsumerRecord<String, byte[]>> letters = new LinkedHashMap<>();
    private final Map<String, Instant> replayed = new LinkedHashMap<>();

    /**
     * Reads to the topic's end.
     *
     * @param since only from then on; null for all
     * @param wanted which dead letters to keep
     */
    LetterBox(KafkaClients clients, Topics topics, @Nullable Instant since, Predicate<DeadLetter> wanted) {
        try (var reader = new TopicReader(clients, topics.deadLetters().name())) {
            reader.toEnd(since, entry -> {
                var marked = DeadLetter.marked(entry);
                if (marked != null) {
                    replayed.put(marked, Instant.ofEpochMilli(entry.timestamp()));
                } else if (wanted.test(DeadLetter.of(entry, null))) {
                    letters.put(DeadLetter.id(entry), entry);
                }
                return true;
            });
        }
    }

    /** The records by id, oldest first within a partition. */
    SequencedMap<String, ConsumerRecord<String, byte[]>> letters() {
        return letters;
    }

    /** What one of the records says. */
    DeadLetter letter(ConsumerRecord<String, byte[]> entry) {
        return DeadLetter.of(entry, replayed.get(DeadLetter.id(entry)));
    }
}
