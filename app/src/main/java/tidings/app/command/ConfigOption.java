package tidings.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tidings.app.broker.Reach;
import tidings.app.broker.Running;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.app.settings.SettingsFile;
import tidings.events.topic.KafkaClients;

/**
 * The option {@code --config}, and what follows from it: settings, paths, and where Kafka is. The shipped {@code
 * config/tidings.yaml} is read where the option is absent.
 */
public final class ConfigOption {
    @Option(names = "--config", paramLabel = "FILE", description = "settings; config/tidings.yaml by default")
    private @Nullable Path config;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Made by picocli. */
    public ConfigOption() {}

    /** The settings file. */
    public Path file() {
        var usual = Path.of(System.getProperty("tidings.home", "."), "config", "tidings.yaml");
        return (config == null ? usual : config).toAbsolutePath().normalize();
    }

    /**
     * Reads the settings; the defaults if the usual file is not there.
     *
     * @throws Problem if a file was named that is not there, or it says something wrong
     */
    public Settings settings() {
        if (config == null && !Files.exists(file())) {
            return SettingsFile.defaults(file());
        }
        return SettingsFile.read(file(), System.getenv());
    }

    /**
     * Prints to where the command line prints.
     *
     * @param json true to print data as JSON where people would get a table
     */
    Printer printer(boolean json) {
        var line = command.root().commandLine();
        return new Printer(line.getOut(), line.getErr(), json);
    }

    /** True if the settings name a Kafka, or an instance runs on their data directory. */
    boolean isRunning(Settings settings) {
        return settings.kafka().bootstrapServers() != null
                || Running.find(settings.dataDir()).isPresent();
    }

    /**
     * Clients of the Kafka that the settings name, or of the instance that runs on their data directory.
     *
     * @throws Problem if none is named and nothing is running, or it does not answer
     */
    KafkaClients clients(Settings settings) {
        Map<String, Object> common = new HashMap<>(settings.kafka().properties());
        common.put("bootstrap.servers", bootstrap(settings));
        common.putIfAbsent("default.api.timeout.ms", "15000");
        common.putIfAbsent("request.timeout.ms", "15000");
        var clients = new KafkaClients(common, KafkaClients.Listener.NONE);
        Reach.check(clients);
        return clients;
    }

    private String bootstrap(Settings settings) {
        var outside = settings.kafka().bootstrapServers();
        if (outside != null) {
            return outside;
        }
        var directory = settings.dataDir();
        return Running.find(directory)
                .map(Running::bootstrap)
                .orElseThrow(() -> new Problem("Nothing is running here (no instance on " + directory
                        + "); start it with: tidings run" + (config == null ? "" : " --config " + config)));
    }
}
