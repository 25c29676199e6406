package tidings.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.app.broker.BrokerSettings;
import tidings.app.broker.DataDirectory;
import tidings.app.broker.LocalBroker;
import tidings.app.broker.Records;
import tidings.app.broker.SampleAlerts;
import tidings.app.broker.TopicSetup;
import tidings.events.Alert;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.Severity;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** A broker with the program's topics and nothing else, and the command line that is told of it. */
final class CommandRoom implements AutoCloseable {
    static final Instant NOW = Instant.now();

    final Topics topics = new Topics("tidings.");
    final KafkaClients clients;
    private final DataDirectory data;
    private final LocalBroker broker;
    private final Path config;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CommandRoom(Path directory) throws IOException {
        this(directory, "");
    }

    /** With further settings. */
    CommandRoom(Path directory, String settings) throws IOException {
        data = DataDirectory.lock(directory.resolve("data"));
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 2, 1).ensure(topics.all());
        }
        config = Files.writeString(
                directory.resolve("tidings.yaml"),
                "kafka: {bootstrap-servers: '" + broker.bootstrapServers() + "'}\n" + settings);
    }

    /** Runs a command; words are parted by single spaces, and {@code _} stands for a space within one. */
    int run(String command) {
        List<String> words = new ArrayList<>();
        List.of(command.split(" ")).forEach(word -> words.add(word.replace('_', ' ')));
        words.addAll(List.of("--config", config.toString()));
        out = new StringWriter();
        err = new StringWriter();
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    void write(String topic, String key, Object value) {
        write(new ProducerRecord<>(topic, key, value instanceof byte[] bytes ? bytes : Json.bytes(value)));
    }

    void write(ProducerRecord<String, byte[]> entry) {
        try (var producer = clients.producer(Map.of())) {
            producer.send(entry);
        }
    }

    /** A topic that is not among the program's own. */
    void create(String topic) throws Exception {
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    List<ConsumerRecord<String, byte[]>> read(String topic) {
        return Records.all(clients, topic);
    }

    static Alert alert(String theme, String article, Severity severity) {
        return SampleAlerts.alert(theme, article, 1, severity, NOW);
    }

    /** A message to {@code desk}. */
    static Notification notification(String article) {
        var alert = alert("taiwan", article, Severity.HIGH);
        var id = Ids.notification("desk", alert.id(), List.of(alert.versionId()));
        return new Notification(id, "desk", alert.id(), List.of(alert), NOW);
    }

    @Override
    public void close() {
        broker.close();
        data.close();
    }
}
