package tidings.app.kill;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidings.app.broker.Running;

/** The program, run as users run it: {@code run --config FILE} in a process that can be killed. */
final class Program {
    private final Path config;
    private final Path data;
    private final Path log;
    private volatile @Nullable Process process;

    Program(Path config, Path data, Path log) {
        this.config = config;
        this.data = data;
        this.log = log;
    }

    Process start() throws IOException {
        var started = launch(log, List.of(), "tidings.app.Main", "run", "--config", config.toString());
        process = started;
        return started;
    }

    /** Starts a class with what is on this test's class path; what it prints is added to the log. */
    static Process launch(Path log, List<String> options, String main, String... arguments) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                requireNonNull(classPath)));
        command.addAll(options);
        command.add(main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        kill(running());
    }

    /** The same, for what was started then, whatever was started since. */
    static void kill(Process victim) throws InterruptedException {
        victim.destroyForcibly().waitFor();
    }

    /** SIGTERM, as an operator or a container stops it. */
    int stop() throws InterruptedException {
        running().destroy();
        if (!running().waitFor(30, TimeUnit.SECONDS)) {
            running().destroyForcibly();
            throw new IllegalStateException("the program did not end within 30 seconds of SIGTERM\n" + lastLines());
        }
        return running().exitValue();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Where its broker listens; null while it is not up. */
    @Nullable
    String bootstrap() {
        return Running.find(data).map(Running::bootstrap).orElse(null);
    }

    String lastLines() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(log));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private Process running() {
        return requireNonNull(process, "the program was not started");
    }
}
