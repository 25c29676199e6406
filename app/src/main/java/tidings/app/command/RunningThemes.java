package tidings.app.command;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/** The themes of a running instance, as they stand on their topic. For one thread. */
final class RunningThemes implements AutoCloseable {
    /** Commands wait this long for Kafka, at most. */
    private static final Map<String, String> PATIENCE =
            Map.of("request.timeout.ms", "15000", "delivery.timeout.ms", "20000", "max.block.ms", "15000");

    private final KafkaClients clients;
    private final TopicReader reader;

    /**
     * @throws Problem if Kafka does not answer or has no topic of themes
     */
    RunningThemes(KafkaClients clients, Topics topics) {
        this.clients = clients;
        this.reader = new TopicReader(clients, topics.themes().name());
    }

    /** All themes by id, in its order; a record that is none is told and passed over. */
    Map<String, Theme> all(Printer printer) {
        var themes = new TreeMap<String, Theme>();
        for (var entry : reader.table()) {
            try {
                themes.put(entry.key(), Json.read(entry.value(), Theme.class));
            } catch (PoisonException e) {
                printer.problem(entry.topic() + "-" + entry.partition() + "@" + entry.offset() + ": " + e.getMessage());
            }
        }
        return themes;
    }

    /** The theme with this id, if there is one. */
    Optional<Theme> find(String id, Printer printer) {
        return Optional.ofNullable(all(printer).get(id));
    }

    /**
     * Puts a theme; the instance takes it into use moments later.
     *
     * @throws Problem if Kafka does not take it
     */
    void put(Theme theme) {
        write(theme.id(), Json.bytes(theme));
    }

    /**
     * Removes a theme; the instance lets go of it moments later.
     *
     * @throws Problem if Kafka does not take it
     */
    void remove(String id) {
        write(id, null);
    }

    @SuppressWarnings("NullAway") // a tombstone is null
    private void write(String id, byte @Nullable [] value) {
        try (var producer = clients.producer(PATIENCE)) {
            producer.send(new ProducerRecord<>(reader.topic(), id, value)).get();
        } catch (ExecutionException e) {
            throw new Problem("Kafka does not take theme " + id + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted; whether theme " + id + " is written is not known", e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
