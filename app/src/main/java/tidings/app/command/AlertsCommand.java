package tidings.app.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.app.settings.Settings;
import tidings.events.Alert;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

/** {@code alerts}: reads the alert topics, committed records alone. */
@Command(
        name = "alerts",
        description = "Prints alerts with their evidence, and with --follow those to come.",
        footer = {"", "Example: tidings alerts --since 2d --theme embassy-normalization --json"},
        mixinStandardHelpOptions = true)
public final class AlertsCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--follow", description = "go on and print alerts as they come; end with Ctrl-C")
    private boolean follow;

    @Option(names = "--theme", paramLabel = "ID", description = "of this theme only")
    private @Nullable String theme;

    @Option(names = "--since", paramLabel = "T", description = "from then on: an age such as 12h or 2d, or an ISO time")
    private @Nullable String since;

    @Option(names = "--review", description = "what meaning alone found for themes that review such; nobody was told")
    private boolean review;

    @Option(names = "--json", description = "the records themselves, one a line")
    private boolean json;

    private final AlertText text = new AlertText(Style.of(System.getenv()), ZoneId.systemDefault());

    /** Made by {@code Main}. */
    public AlertsCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0. */
    @Override
    public Integer call() {
        var from = from();
        var settings = config.settings();
        try (var printer = Printer.standard(json);
                var reader = new TopicReader(config.clients(settings), topic(settings))) {
            if (follow) {
                reader.follow(
                        from == null ? null : from,
                        entry -> {
                            read(entry, printer, alert -> print(alert, printer));
                            printer.flush();
                            return printer.isOpen();
                        },
                        printer::isOpen);
            } else {
                printSoFar(reader, from, printer);
            }
            return 0;
        }
    }

    private String topic(Settings settings) {
        var topics = settings.kafka().topics();
        return (review ? topics.review() : topics.alerts()).name();
    }

    private void printSoFar(TopicReader reader, @Nullable Instant from, Printer printer) {
        List<Alert> alerts = new ArrayList<>();
        reader.toEnd(from, entry -> {
            read(entry, printer, alerts::add);
            return true;
        });
        alerts.sort(Comparator.comparing(Alert::raised).thenComparing(Alert::versionId));
        alerts.forEach(alert -> print(alert, printer));
        if (alerts.isEmpty()) {
            printer.problem("There are no alerts" + (theme == null ? "" : " of " + theme)
                    + (from == null ? "" : " since " + from));
        }
    }

    private void read(ConsumerRecord<String, byte[]> entry, Printer printer, Consumer<Alert> sink) {
        try {
            var alert = Json.read(entry.value(), Alert.class);
            if (theme == null || alert.theme().equals(theme)) {
                sink.accept(alert);
            }
        } catch (PoisonException e) {
            printer.problem(entry.topic() + "-" + entry.partition() + "@" + entry.offset() + ": " + e.getMessage());
        }
    }

    private void print(Alert alert, Printer printer) {
        if (printer.isJson()) {
            printer.json(alert);
        } else {
            printer.styled(text.of(alert));
            printer.line("");
        }
    }

    private @Nullable Instant from() {
        return since == null ? null : Since.parse(since, clock.instant());
    }
}
