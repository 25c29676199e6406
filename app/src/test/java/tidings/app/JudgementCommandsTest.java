package tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.Feedback;
import tidings.events.Severity;
import tidings.events.Silence;
import tidings.events.topic.Json;

/** What an analyst does by command: {@code silences} and {@code feedback}. */
class JudgementCommandsTest {
    private static CommandRoom room;

    @BeforeAll
    static void open(@TempDir Path directory) throws IOException {
        room = new CommandRoom(directory);
        for (var article : new String[] {"a", "b", "c"}) {
            var alert = CommandRoom.alert("taiwan", article, Severity.LOW);
            room.write(room.topics.alerts().name(), alert.theme(), alert);
        }
        var other = CommandRoom.alert("embassy", "a", Severity.HIGH);
        room.write(room.topics.alerts().name(), other.theme(), other);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void aSilenceIsTriedMadeListedAndEnded() {
        var command = "silences add --theme taiwan --for 4h --owner Kim --reason Exercise,_known";
        assertThat(room.run(command + " --dry-run")).isZero();
        assertThat(room.out())
                .contains("It takes 3 of the 4 alerts of the last 7d", "low  taiwan: Headline of a", "--dry-run");
        assertThat(room.read(room.topics.silences().name())).isEmpty();

        assertThat(room.run(command)).isZero();
        var written = room.read(room.topics.silences().name()).getFirst();
        var silence = Json.read(written.value(), Silence.class);
        assertThat(written.key()).isEqualTo(silence.id());
        assertThat(silence.owner()).isEqualTo("Kim");
        assertThat(silence.reason()).isEqualTo("Exercise, known");
        assertThat(silence.ends()).isEqualTo(silence.starts().plusSeconds(4 * 3600));
        assertThat(silence.mutes(CommandRoom.alert("taiwan", "a", Severity.LOW), silence.starts()))
                .isTrue();

        room.write(room.topics.silences().name(), "spoilt", new byte[] {'{'});
        assertThat(room.run("silences list")).isZero();
        assertThat(room.out())
                .contains(silence.id().substring(0, 8) + "  holds", "Kim: Exercise, known  theme=taiwan")
                .hasLineCount(1);
        assertThat(room.run("silences list --json")).isZero();
        assertThat(Json.read(room.out().strip().getBytes(java.nio.charset.StandardCharsets.UTF_8), Silence.class))
                .isEqualTo(silence);

        assertThat(room.run("silences expire " + silence.id().substring(0, 6))).isZero();
        assertThat(room.run("silences list")).isZero();
        assertThat(room.out()).isEmpty();
        assertThat(room.run("silences list --all")).isZero();
        assertThat(room.out()).contains("over");
        assertThat(room.run("silences expire " + silence.id())).isEqualTo(1);
        assertThat(room.err()).contains("No silence that is not over has an id that begins with " + silence.id());
    }

    @Test
    void alertsAreJudgedAndThemesHaveAPrecision() {
        var a = CommandRoom.alert("taiwan", "a", Severity.LOW).id();
        var b = CommandRoom.alert("taiwan", "b", Severity.LOW).id();
        var c = CommandRoom.alert("taiwan", "c", Severity.LOW).id();
        assertThat(room.run("feedback up " + a + " --by Kim --note First_to_have_it"))
                .isZero();
        assertThat(room.out()).contains("up by Kim: Headline of a");
        assertThat(room.run("feedback down " + b + " --by Kim")).isZero();
        assertThat(room.run("feedback up " + b + " --by Kim")).isZero();
        assertThat(room.run("feedback down " + c + " --by Lee")).isZero();
        assertThat(room.run("feedback ack " + c + " --by Kim")).isZero();

        var first =
                Json.read(room.read(room.topics.feedback().name()).getFirst().value(), Feedback.class);
        assertThat(first.alert()).isEqualTo(a);
        assertThat(first.note()).isEqualTo("First to have it");
        assertThat(room.run("feedback --json")).isZero();
        assertThat(room.out().strip())
                .isEqualTo("{\"theme\":\"taiwan\",\"up\":2,\"down\":1,\"acknowledged\":1,"
                        + "\"precision\":0.6666666666666666}");
        assertThat(room.run("feedback")).isZero();
        assertThat(room.out()).contains("taiwan", "precision 0.67  (2 up, 1 down, 1 acknowledged)");
        assertThat(room.run("feedback --theme embassy")).isZero();
        assertThat(room.err()).contains("There is no feedback yet");
        assertThat(room.run("feedback --since 1970-01-01T00:00:00Z")).isZero();
        assertThat(room.out()).contains("2 up");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        silences add --for 4h --reason x | 1 | This is no silence: a silence must match something
        silences add --theme a --for 4h | 2 | Missing required option: '--reason
        silences add --theme a --reason x | 2 | Missing required option
        silences add --theme a --for 4h --reason _ | 1 | This is no silence: a silence must have its reason
        silences add --theme a --for 4h --reason x --owner _ | 1 | This is no silence: a silence must have its owner
        silences add --theme a --for soon --reason x | 1 | --for soon is neither a length such as 30m
        silences add --theme a --for -4h --reason x | 1 | --for -4h is neither a length
        silences add --theme a --for 0s --reason x | 1 | a silence must end after its start
        silences add --theme a --until 2020-01-01T00:00:00Z --reason x | 1 | a silence must end after its start
        silences add --theme a --from 2h --until 2020-01-01T00:00:00Z --reason x | 1 | a silence must end after its start
        silences add --theme a --severity huge --for 4h --reason x | 2 | Invalid value for option '--severity'
        silences add --size -1 --for 4h --reason x | 1 | match.size -1 must be 0 or more
        silences expire _ | 1 | A silence's id is needed
        silences expire nobody | 1 | tidings silences list shows them
        feedback up nobody | 1 | No alert has an id that begins with nobody; tidings alerts --json shows them
        feedback ack _ | 1 | An alert's id is needed
        feedback down nobody --by _ | 1 | --by is empty; say who judges
        feedback --since soon | 1 | --since soon is neither a length such as 30m
        """)
    void whatMakesNoSenseIsRefusedInOneLine(String command, int status, String message) {
        assertThat(room.run(command)).isEqualTo(status);

        assertThat(room.err()).contains(message).doesNotContain("Exception", "mistake in the program");
        assertThat(status == 1 ? room.err().strip().lines().toList() : java.util.List.of(""))
                .hasSize(1);
    }
}
