package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.app.broker.Running;
import tidings.app.broker.TopicSetup;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.events.topic.KafkaClients;

/** What {@code doctor} looks at, in the order in which a start would need it. For one thread. */
final class Checkup {
    private static final int JAVA = 25;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long LEAST_SPACE = 500;

    private final ConfigOption configured;
    private final List<Finding> findings = new ArrayList<>();

    Checkup(ConfigOption configured) {
        this.configured = configured;
    }

    List<Finding> run() {
        java();
        var settings = settings();
        if (settings != null) {
            themes(settings);
            feeds(settings);
            disk(settings);
            var running = running(settings);
            if (running == null) {
                ports(settings);
            }
            kafka(settings, running);
        }
        return List.copyOf(findings);
    }

    private void java() {
        var version = Runtime.version();
        add("Java", version.feature() >= JAVA, version.toString(), "Install Java " + JAVA + " or newer, set JAVA_HOME");
    }

    private @Nullable Settings settings() {
        try {
            var settings = configured.settings();
            add("settings", true, configured.file().toString(), "");
            return settings;
        } catch (Problem e) {
            add("settings", false, configured.file().toString(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void themes(Settings settings) {
        var folder = settings.themes().directory();
        attempt("themes", () -> {
            var directory = ThemeFolder.read(folder);
            var errors = directory.problems().stream()
                    .filter(tidings.streams.theme.Problem::isError)
                    .map(Object::toString)
                    .toList();
            var found = directory.themes().size() + " in " + folder;
            return new Finding("themes", errors.isEmpty(), found, errors.isEmpty() ? null : String.join("\n", errors));
        });
    }

    private void feeds(Settings settings) {
        for (var file : settings.feeds().files()) {
            attempt("feeds", () -> {
                var document = FeedsCommand.read(file);
                return new Finding(
                        "feeds",
                        document.problems().isEmpty(),
                        document.outlines().size() + " in " + file,
                        document.problems().isEmpty() ? null : String.join("\n", document.problems()));
            });
        }
    }

    private void disk(Settings settings) {
        var directory = settings.dataDir().toAbsolutePath().normalize();
        var present = present(directory);
        try {
            var space = Files.getFileStore(present).getUsableSpace() / MEGABYTE;
            add("data directory", Files.isWritable(present), directory.toString(), "Make " + present + " writable");
            add("disk", space >= LEAST_SPACE, space + " MB free at " + present, "Free some space, or move data-dir");
        } catch (IOException e) {
            add("data directory", false, directory.toString(), "It cannot be looked at: " + e);
        }
    }

    private @Nullable Running running(Settings settings) {
        var running = Running.find(settings.dataDir()).orElse(null);
        add(
                "running",
                true,
                running == null
                        ? "nothing here; start it with: ./tidings run"
                        : "process " + running.pid() + " since " + running.started(),
                "");
        return running;
    }

    private void ports(Settings settings) {
        port("port of the console", settings.http().address(), "http.listen");
        if (settings.kafka().local() && settings.kafka().port() != 0) {
            port(
                    "port of Kafka",
                    new InetSocketAddress("127.0.0.1", settings.kafka().port()),
                    "kafka.port");
        }
    }

    private void port(String what, InetSocketAddress address, String key) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            add(what, true, plain(address) + " is free", "");
        } catch (BindException e) {
            add(what, false, plain(address) + " is taken", "Stop what uses it, or set " + key + " to another one");
        } catch (IOException e) {
            add(what, false, plain(address) + " cannot be used: " + e, "Set " + key + " to an address of this machine");
        }
    }

    private void kafka(Settings settings, @Nullable Running running) {
        if (settings.kafka().local() && running == null) {
            add("Kafka", true, "its own, starts with ./tidings run", "");
            return;
        }
        attempt("Kafka", () -> {
            var clients = configured.clients(settings);
            findings.add(
                    new Finding("Kafka", true, "answers at " + clients.common().get("bootstrap.servers"), null));
            return topics(settings, clients);
        });
    }

    private static Finding topics(Settings settings, KafkaClients clients) {
        try (var admin = clients.admin()) {
            var kafka = settings.kafka();
            var differences = new TopicSetup(admin, kafka.partitions(), kafka.replicationFactor())
                    .inspect(kafka.topics().all());
            return new Finding(
                    "topics",
                    differences.isEmpty(),
                    differences.isEmpty() ? "as they should be" : "not as they should be",
                    differences.isEmpty() ? null : String.join("\n", differences));
        }
    }

    private void attempt(String what, Supplier<Finding> check) {
        try {
            findings.add(check.get());
        } catch (Problem e) {
            findings.add(new Finding(what, false, "does not work", e.getMessage()));
        }
    }

    private void add(String what, boolean ok, String found, String todo) {
        findings.add(new Finding(what, ok, found, ok ? null : todo));
    }

    private static String plain(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static Path present(Path path) {
        var present = path;
        while (!Files.exists(present)) {
            present = requireNonNull(present.getParent(), "the root of a file system exists");
        }
        return present;
    }

    /**
     * One thing that was looked at.
     *
     * @param what it is
     * @param ok true if nothing needs doing
     * @param found how it is
     * @param todo what to do, if something needs doing
     */
    record Finding(
            String what, boolean ok, String found, @Nullable String todo) {}
}
