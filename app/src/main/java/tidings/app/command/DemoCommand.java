package tidings.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tidings.app.Newsroom;
import tidings.app.demo.Demo;
import tidings.app.demo.DemoSettings;
import tidings.app.demo.Receiver;
import tidings.app.demo.SampleNewsroom;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;

/** {@code demo}: the whole pipeline against a sample newsroom. */
@Command(
        name = "demo",
        description = {
            "Shows the whole pipeline at work on a sample newsroom.",
            "The newsroom is served on loopback; the real pipeline polls it, with a Kafka of its own in a temporary",
            "folder. Each alert is printed with its evidence, and so are the messages that are delivered."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Option(names = "--once", description = "end by itself when everything has happened, with a summary")
    private boolean once;

    /** Made by {@code Main}. */
    public DemoCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0; with {@code --once}, 1 if a theme that should have raised an alert raised none. */
    @Override
    public Integer call() {
        var folder = temporary();
        try (var printer = Printer.standard(false);
                var sample = new SampleNewsroom(clock)) {
            var screen = new DemoScreen(printer, Style.of(System.getenv()), ZoneId.systemDefault());
            screen.opening(sample);
            return run(folder, sample, screen);
        } finally {
            delete(folder);
        }
    }

    private int run(Path folder, SampleNewsroom sample, DemoScreen screen) {
        try (var receiver = new Receiver(DemoSettings.SECRET)) {
            var home = Path.of(System.getProperty("tidings.home", "."));
            var settings = DemoSettings.write(folder, home.resolve("config").resolve("themes"), sample, receiver);
            var newsroom = new Newsroom(settings, Role.all(), clock);
            var lifespan = new Lifespan(newsroom, () -> delete(folder));
            var status = 1;
            try {
                newsroom.start();
                try (var demo = new Demo(newsroom, sample, receiver, screen, clock, programStart())) {
                    demo.start();
                    lifespan.await(() -> once && demo.isOver());
                    demo.close();
                    status = demo.summary() ? 0 : 1;
                }
                return status;
            } finally {
                lifespan.end(status);
            }
        }
    }

    private static Instant programStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tidings-demo-");
        } catch (IOException e) {
            throw new Problem(
                    "No temporary folder can be made in " + System.getProperty("java.io.tmpdir") + ": " + e
                            + "; free some space, or name another one in TIDINGS_JAVA_OPTS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // what is left lies in the folder for temporary files
        }
    }
}
