package tidings.app.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.app.contract.TopicRecords.TopicRecord;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tools.jackson.databind.node.ObjectNode;

/** The schemas in {@code docs/schema} against the records: every member is there, required if it is, of its type. */
class SchemaTest {
    static final String WRITE = "Write it with: mvn -q -pl app -am test -Dtest=SchemaTest -Dschema.write=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false, and check it in";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("tidings");
    private static final Topics TOPICS = new Topics("t.");

    static List<TopicRecord> records() {
        return TopicRecords.ALL;
    }

    @Test
    void everyTopicHasItsRecords() {
        var known = Stream.concat(
                        TopicRecords.ALL.stream().map(TopicRecord::topic),
                        Stream.of(TopicRecords.RESERVED, TopicRecords.INTERNAL, Set.of("dead-letters"))
                                .flatMap(Set::stream))
                .collect(toSet());

        assertThat(TOPICS.all())
                .extracting(topic -> topic.name().substring(TOPICS.prefix().length()))
                .as("topics; add what a new one holds to TopicRecords, a sample of it to"
                        + " app/src/test/resources/tidings/records, and a channel to docs/asyncapi.yaml")
                .allMatch(known::contains);
    }

    @Test
    void nobodyUsesATopicThatHasNoSchema() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Topics.class.getName())
                .should()
                .accessTargetWhere(target(describe(
                        "names a topic that is RESERVED in TopicRecords: add its records there, a sample of each to"
                                + " app/src/test/resources/tidings/records, and a channel to docs/asyncapi.yaml",
                        used -> used.getOwner().getName().equals(Topics.class.getName())
                                && TopicRecords.RESERVED.contains(used.getName()))))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void everyRecordOfTheEventsModuleIsInASchema() {
        Set<String> covered = TopicRecords.ALL.stream()
                .flatMap(record -> RecordSample.records(record).keySet().stream())
                .map(Class::getName)
                .collect(toSet());

        var forgotten = HOUSE.getPackage("tidings.events").getClasses().stream()
                .filter(JavaClass::isRecord)
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getName)
                .filter(name -> !covered.contains(name))
                .toList();

        assertThat(forgotten)
                .as("records of the module that holds what crosses topics, which no schema covers; add those that"
                        + " lie on a topic to TopicRecords, and a sample to"
                        + " app/src/test/resources/tidings/records")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void samplesHaveEveryMember(TopicRecord record) {
        assertThat(RecordSample.absent(record))
                .as("members that app/src/test/resources/tidings/records/%s.json lacks; add them", record.name())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void samplesComeBackAsTheyWere(TopicRecord record) {
        for (var sample : RecordSample.of(record)) {
            var read = Json.read(Json.bytes(sample.json()), record.type());

            assertThat(Json.mapper().readTree(Json.bytes(read)))
                    .as("a sample of %s, read and written", record.name())
                    .isEqualTo(sample.json());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void schemaSaysWhatTheRecordIs(TopicRecord record) throws IOException {
        var made = Schemas.text(Schemas.make(record));
        if (Boolean.getBoolean("schema.write")) {
            Files.createDirectories(Schemas.FOLDER);
            Files.writeString(Schemas.file(record), made);
        }

        assertThat(Schemas.text(Schemas.read(record)))
                .as("docs/schema/%s.json, which is not what %s says. %s", record.name(), record.type(), WRITE)
                .isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("records")
    void samplesAreValid(TopicRecord record) {
        var validator = Validator.of(Schemas.read(record));
        for (var sample : RecordSample.of(record)) {
            assertThat(validator.problems(sample.json())).isEmpty();
            assertThat(validator.problems(sample.least())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatTheSchemaRefusesIsPoisonThatIsNamed(TopicRecord record) {
        var schema = Schemas.read(record);
        var validator = Validator.of(schema);
        var sample = RecordSample.of(record).getFirst().json();
        for (var member : members(schema)) {
            var wrong = sample.deepCopy();
            wrong.putArray(member).addArray().addObject();

            assertThat(validator.problems(wrong))
                    .as(member + " of another type")
                    .isNotEmpty();
            assertThat(RecordSample.isReadable(wrong, record.type()))
                    .as(member + " of another type")
                    .isFalse();
            var without = RecordSample.without(sample, member);
            if (!validator.problems(without).isEmpty()) {
                assertThatThrownBy(() -> Json.read(Json.bytes(without), record.type()))
                        .isInstanceOf(PoisonException.class)
                        .hasMessageContaining(member);
            } else if (RecordSample.of(record).size() == 1) { // else members exclude each other
                assertThat(RecordSample.isReadable(without, record.type()))
                        .as("without " + member)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void membersOfALaterReleaseAreIgnored(TopicRecord record) {
        var sample = RecordSample.of(record).getFirst();
        var later = sample.json();
        later.putObject("moodOfTheDay").putArray("x").add(1);

        assertThat(Validator.of(Schemas.read(record)).problems(later)).isEmpty();
        assertThat(Json.read(Json.bytes(later), record.type()))
                .isEqualTo(Json.read(Json.bytes(sample.json()), record.type()));
    }

    private static List<String> members(ObjectNode schema) {
        return new ArrayList<>(schema.get("properties").propertyNames());
    }
}
