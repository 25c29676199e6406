package tidings.app.contract;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import tidings.events.Alert;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.TopicSpec;
import tidings.events.topic.Topics;
import tidings.streams.story.AlertHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/asyncapi.yaml} against the list of topics, the records on them, and their headers. */
class AsyncApiTest {
    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final Path META_SCHEMA = Path.of("src/test/node/node_modules/@asyncapi/specs/schemas/3.0.0.json");
    private static final Topics TOPICS = new Topics("tidings.");

    private final JsonNode document = read();

    @Test
    void everyTopicHasAChannelThatIsKeptAsItSays() {
        Stream.concat(TOPICS.all().stream(), Stream.of(TOPICS.alertsOf("{theme}")))
                .forEach(topic -> {
                    var channel = channels().get(topic.name());

                    assertThat(channel)
                            .as("channel of docs/asyncapi.yaml with the address " + topic.name())
                            .isNotNull();
                    var kafka = channel.path("bindings").path("kafka");
                    var config = kafka.path("topicConfiguration");
                    assertThat(config.path("cleanup.policy").path(0).asString())
                            .as("cleanup.policy of " + topic.name())
                            .isEqualTo(topic.config().get("cleanup.policy"));
                    assertThat(config.path("retention.ms").asString(null))
                            .as("retention.ms of " + topic.name())
                            .isEqualTo(topic.config().get("retention.ms"));
                    assertThat(kafka.has("partitions"))
                            .as("partitions of " + topic.name())
                            .isEqualTo(topic.partitions() == TopicSpec.Partitions.ONE);
                });
        assertThat(channels()).hasSize(TOPICS.all().size() + 1);
    }

    @Test
    void everyChannelHasTheMessagesOfItsTopic() {
        for (var topic : TOPICS.all()) {
            var name = topic.name().substring(TOPICS.prefix().length());
            var expected = TopicRecords.of(name).stream()
                    .map(record -> "./schema/" + record.name() + ".json")
                    .collect(toSet());

            assertThat(payloads(topic.name()))
                    .as("schemas of the messages of channel " + topic.name() + " in docs/asyncapi.yaml")
                    .isEqualTo(expected);
        }
        assertThat(payloads("tidings.alerts.{theme}")).isEqualTo(payloads("tidings.alerts"));
    }

    @Test
    void headersOfAlertsAreThoseThatAreWritten() {
        var alert = (Alert) Json.read(
                Json.bytes(RecordSample.of(TopicRecords.of("alerts").getFirst())
                        .getFirst()
                        .json()),
                Alert.class);
        var written = StreamSupport.stream(AlertHeaders.of(alert).spliterator(), false)
                .collect(toMap(
                        Header::key, header -> new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
        var schema = document.at("/components/schemas/cloudEvent");

        assertThat(Set.copyOf(schema.get("properties").propertyNames())).isEqualTo(written.keySet());
        assertThat(Validator.of(schema).problems(Json.mapper().valueToTree(written)))
                .isEmpty();
    }

    @Test
    void headersOfDeadLettersAreThoseThatAreWritten() throws IllegalAccessException {
        Set<String> names = new HashSet<>();
        for (var field : Arrays.stream(DeadLetters.class.getFields()).toList()) {
            names.add((String) field.get(null));
        }
        names.remove(DeadLetters.PREFIX);

        assertThat(Set.copyOf(
                        document.at("/components/schemas/deadLetter/properties").propertyNames()))
                .isEqualTo(names);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(document).toList()).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(FILE.resolveSibling(reference)).exists();
            }
        });
    }

    @Test
    void documentIsValidAsyncApi() throws IOException {
        assumeTrue(
                Files.exists(META_SCHEMA),
                "not judged by AsyncAPI's own schema: run npm ci --prefix app/src/test/node first");

        assertThat(Validator.of(Json.mapper().readTree(Files.readAllBytes(META_SCHEMA)))
                        .problems(document))
                .isEmpty();
    }

    private Map<String, JsonNode> channels() {
        return document.get("channels")
                .valueStream()
                .collect(toMap(channel -> channel.get("address").asString(), channel -> channel));
    }

    private Set<String> payloads(String address) {
        return channels()
                .get(address)
                .path("messages")
                .valueStream()
                .map(message -> document.at(message.get("$ref").asString().substring(1)))
                .map(message -> message.at("/payload/schema/$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .collect(toSet());
    }

    private static Stream<String> references(JsonNode node) {
        if (node.isObject() && node.has("$ref")) {
            return Stream.of(node.get("$ref").asString());
        }
        return node.valueStream().flatMap(AsyncApiTest::references);
    }

    private static JsonNode read() {
        try {
            return YAMLMapper.builder().build().readTree(Files.readAllBytes(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
