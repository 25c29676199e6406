package tidings.app.command;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import tidings.app.problem.Problem;
import tidings.events.Match;
import tidings.events.Silence;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tools.jackson.databind.JsonNode;

/** The topic of silences, as the commands read and write it. */
final class SilencesTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private SilencesTopic() {}

    /** All silences, those that end first first; what cannot be read is left out. */
    static List<Silence> read(KafkaClients clients, Topics topics) {
        List<Silence> silences = new ArrayList<>();
        try (var reader = new TopicReader(clients, topics.silences().name())) {
            for (var entry : reader.table()) {
                try {
                    silences.add(Json.read(entry.value(), Silence.class));
                } catch (PoisonException e) {
                    continue; // the routing has set it aside
                }
            }
        }
        silences.sort(Comparator.comparing(Silence::ends).thenComparing(Silence::id));
        return silences;
    }

    /**
     * Writes a silence, and returns when it is safe.
     *
     * @throws Problem if Kafka does not take it
     */
    static void write(Silence silence, KafkaClients clients, Topics topics) {
        var patience = (int) PATIENCE.toMillis();
        try (var producer = clients.producer(Map.of("max.block.ms", patience))) {
            var sent = producer.send(new ProducerRecord<>(topics.silences().name(), silence.id(), Json.bytes(silence)));
            producer.flush();
            sent.get();
        } catch (KafkaException | ExecutionException e) {
            throw new Problem("The silence could not be written: " + e.getMessage() + "; is Kafka up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while writing the silence", e);
        }
    }

    /** What it asks for, as {@code theme=a,b severity=low}; what it leaves open is left out. */
    static String words(Match match) {
        var words = new ArrayList<String>();
        JsonNode tree = Json.mapper().valueToTree(match);
        for (var asked : tree.properties()) {
            var value = asked.getValue();
            var text = value.isArray()
                    ? value.valueStream().map(JsonNode::asString).collect(joining(","))
                    : value.asString("");
            if (!text.isEmpty() && !text.equals("0")) {
                words.add(asked.getKey() + "=" + text);
            }
        }
        return words.isEmpty() ? "everything" : String.join(" ", words);
    }
}
