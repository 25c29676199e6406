package tidings.app.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.app.contract.TopicRecords.TopicRecord;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rolling upgrade runs two releases side by side: what either writes, the other must read. Held by samples and schemas
 * as earlier releases had them; {@code -Dschema.release=0.2} stores those of a release, once, when it is made.
 */
class EvolutionTest {
    private static final Path FOLDER = Path.of("src/test/resources/tidings/released");

    static Stream<Arguments> released() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Arguments::of)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void recordsOfAnEarlierReleaseAreRead(Arguments released) {
        for (var json : released.samples()) {
            assertThatCode(() -> Json.read(Json.bytes(json), released.record.type()))
                    .as(
                            "%s of release %s. A member that it does not write cannot be required: give it a default,"
                                    + " as the records' constructors do for lists",
                            released.record, released.release)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void nothingThatAnEarlierReleaseWroteIsLost(Arguments released) {
        for (var json : released.samples()) {
            var today = Json.mapper().readTree(Json.bytes(Json.read(Json.bytes(json), released.record.type())));

            assertThat(lost(json, today, ""))
                    .as(
                            "members of %s of release %s that this release does not know. Its readers rely on them:"
                                    + " keep them, or write the record to another topic",
                            released.record, released.release)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void recordsOfTodayAreReadByAnEarlierRelease(Arguments released) {
        var schema = released.schema();
        var validator = Validator.of(schema);
        for (var json : written(released.record)) {
            assertThat(validator.problems(json))
                    .as(
                            "%s as this release writes it, judged by the schema of release %s. An instance of that"
                                + " release makes a dead letter of it: write what it requires, in its types and words",
                            released.record, released.release)
                    .isEmpty();
        }
        assertThat(released.isInDevelopment() ? List.of() : newWords(schema, Schemas.read(released.record)))
                .as(
                        "words of %s that release %s does not know; an instance of that release makes a dead letter of"
                            + " a record with them. Release their reading first, and write them in the release after"
                            + " it",
                        released.record, released.release)
                .isEmpty();
    }

    @Test
    void releasesAreStored() throws IOException {
        var release = System.getProperty("schema.release");
        if (release != null) {
            var folder = Files.createDirectories(FOLDER.resolve(release));
            for (var record : TopicRecords.ALL) {
                var stored = Json.mapper().createObjectNode();
                stored.set("schema", Schemas.bare(Schemas.read(record)));
                stored.set("samples", Json.mapper().valueToTree(written(record)));
                Files.writeString(folder.resolve(record.name() + ".json"), Schemas.text(stored));
            }
        }

        assertThat(released()).isNotEmpty();
    }

    /** As this release writes a record: all that there is of it, and the least. */
    private static List<ObjectNode> written(TopicRecord record) {
        return RecordSample.of(record).stream()
                .flatMap(sample -> Stream.of(sample.json(), sample.least()))
                .toList();
    }

    /** Members that are in one and not in the other, by their path. */
    private static List<String> lost(JsonNode before, JsonNode after, String path) {
        if (before instanceof ObjectNode object) {
            return object.properties().stream()
                    .flatMap(member -> after.has(member.getKey())
                            ? lost(member.getValue(), after.get(member.getKey()), path + "/" + member.getKey()).stream()
                            : Stream.of(path + "/" + member.getKey()))
                    .toList();
        }
        return before.isArray() && !before.isEmpty() ? lost(before.get(0), after.path(0), path + "/0") : List.of();
    }

    /** Values of enumerations that one schema has and an earlier one has not. */
    private static List<String> newWords(JsonNode before, JsonNode now) {
        if (before.path("enum").isArray() && now.path("enum").isArray()) {
            return now.get("enum")
                    .valueStream()
                    .filter(word -> before.get("enum").valueStream().noneMatch(word::equals))
                    .map(JsonNode::asString)
                    .toList();
        }
        if (!(before instanceof ObjectNode object)) {
            return List.of();
        }
        return object.properties().stream()
                .flatMap(member -> newWords(member.getValue(), now.path(member.getKey())).stream())
                .toList();
    }

    /** A record as a release had it. */
    record Arguments(String release, TopicRecord record, Path file) {
        static Arguments of(Path file) {
            var name = file.getFileName().toString().replace(".json", "");
            var record = TopicRecords.ALL.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("release "
                            + file.getParent().getFileName() + " wrote " + name + ", which TopicRecords lacks"));
            return new Arguments(file.getParent().getFileName().toString(), record, file);
        }

        /** True until the release is made: until then its words may still be added to. */
        boolean isInDevelopment() {
            try {
                return Files.readString(Path.of("../pom.xml"))
                        .contains("<version>" + release + ".0-SNAPSHOT</version>");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        JsonNode schema() {
            return read().get("schema");
        }

        List<JsonNode> samples() {
            return read().get("samples").valueStream().toList();
        }

        private JsonNode read() {
            try {
                return Json.mapper().readTree(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return release + " " + record;
        }
    }
}
