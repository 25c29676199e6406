package tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "demo",
                "parse",
                "extract",
                "match",
                "score",
                "explain",
                "themes",
                "themes list",
                "themes test",
                "themes put",
                "themes remove",
                "feeds",
                "feeds list",
                "feeds check",
                "feeds import",
                "feeds export",
                "alerts",
                "config",
                "silences",
                "silences list",
                "silences add",
                "silences expire",
                "feedback",
                "feedback ack",
                "feedback up",
                "feedback down",
                "config check",
                "config routes",
                "doctor"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(execute((command + " --help").split(" "))).isZero();

        assertThat(out.toString()).startsWith("Usage: tidings " + command);
    }

    @Test
    void aWrongCommandLineIsStatus2() {
        assertThat(execute("alerts", "--sinc", "2d")).isEqualTo(2);
        assertThat(execute("nonsense")).isEqualTo(2);
    }

    @Test
    void aProblemIsOneLineAndStatus1() throws Exception {
        var file = Files.writeString(folder.resolve("tidings.yaml"), "kafka:\n  partition: 3\n");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(1);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith(file + ":2:3: unknown key kafka.partition; allowed: bootstrap-servers");
    }

    @Test
    void whereNothingRunsTheWayOutIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("tidings.yaml"), "data-dir: data\n");

        assertThat(execute("alerts", "--config", file.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("Nothing is running here", "tidings run --config " + file);
    }

    @Test
    void routesTellWhereAnAlertWouldGo() throws Exception {
        var file = Files.writeString(folder.resolve("tidings.yaml"), """
            receivers: [{name: desk, log: {}}, {name: phone, log: {}}]
            routes:
              - {receiver: phone, match: {severity: critical}}
              - {receiver: desk, match: {theme: taiwan}}
            """).toString();

        assertThat(execute("config", "routes", "--config", file, "--theme", "taiwan", "--severity", "high"))
                .isZero();
        assertThat(execute("config", "routes", "--config", file, "--theme", "arms", "--severity", "critical"))
                .isZero();
        assertThat(execute("config", "routes", "--config", file, "--theme", "arms"))
                .isEqualTo(1);
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
