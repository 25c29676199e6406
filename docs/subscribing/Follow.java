import java.io.FileReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the alerts of a theme with Kafka's own client. The libraries are in the distribution:
 *
 * <pre>java -cp 'lib/*' Follow.java BROKER THEME [FILE]</pre>
 *
 * FILE holds further settings of the client, such as group.id and security.protocol.
 */
public class Follow {
    private static final JsonMapper JSON = new JsonMapper();
    /** The highest version that was shown of each alert. */
    private static final Map<String, Integer> NEWEST = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("Usage: java -cp 'lib/*' Follow.java BROKER THEME [FILE]");
            System.exit(2);
        }
        try (var consumer = new KafkaConsumer<String, String>(settings(arguments))) {
            consumer.subscribe(List.of("tidings.alerts." + arguments[1]));
            while (true) {
                for (var entry : consumer.poll(Duration.ofSeconds(1))) {
                    show(entry);
                }
                consumer.commitSync(); // after they were shown, so that none is missed
            }
        }
    }

    private static Properties settings(String[] arguments) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("group.id", "look-" + UUID.randomUUID());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("key.deserializer", StringDeserializer.class.getName());
        settings.put("value.deserializer", StringDeserializer.class.getName());
        if (arguments.length > 2) {
            try (var file = new FileReader(arguments[2])) {
                settings.load(file);
            }
        }
        return settings;
    }

    private static void show(ConsumerRecord<String, String> entry) {
        var type = entry.headers().lastHeader("ce_type");
        if (entry.value() == null || type == null || !"tidings.alert".equals(new String(type.value()))) {
            return; // something else that somebody wrote there
        }
        JsonNode alert = JSON.readTree(entry.value());
        var id = alert.get("id").asString();
        var version = alert.get("version").asInt();
        if (NEWEST.getOrDefault(id, 0) >= version) {
            return;
        }
        NEWEST.put(id, version);
        System.out.printf(
                "%s %s v%d %s: %s (%d publishers) %s%n",
                alert.get("raised").asString(),
                alert.get("severity").asString(),
                version,
                alert.get("change").asString(),
                alert.get("title").asString(),
                alert.path("publishers").asInt(),
                alert.get("articles").get(0).get("url").asString());
        for (var hit : alert.path("evidence")) {
            System.out.printf("    %s: “%s”%n", hit.get("clause").asString(), hit.get("quote").asString());
        }
    }
}
