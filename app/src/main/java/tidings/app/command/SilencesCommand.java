package tidings.app.command;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Ids;
import tidings.events.Match;
import tidings.events.Silence;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tools.jackson.databind.JsonNode;

/** {@code silences}: what is not told for a time. */
@Command(
        name = "silences",
        description = "Lists, adds and expires silences: alerts that are not told for a time.",
        subcommands = {SilencesCommand.ListSilences.class, SilencesCommand.Add.class, SilencesCommand.Expire.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SilencesCommand {
    private static final int SHORT_ID = 8;

    /** Made by {@code Main}. */
    public SilencesCommand() {}

    /** {@code silences list}. */
    @Command(name = "list", description = "Lists silences that hold or will.", mixinStandardHelpOptions = true)
    static final class ListSilences implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--all", description = "those that are over too")
        private boolean all;

        @Option(names = "--json", description = "the records themselves, one a line")
        private boolean json;

        ListSilences(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var now = clock.instant();
            try (var printer = Printer.standard(json)) {
                read(config.clients(settings), settings.kafka().topics()).stream()
                        .filter(silence -> all || silence.ends().isAfter(now))
                        .forEach(silence -> print(silence, now, printer));
            }
            return 0;
        }

        private static void print(Silence silence, Instant now, Printer printer) {
            if (printer.isJson()) {
                printer.json(silence);
                return;
            }
            var state = silence.isActive(now) ? "holds" : silence.ends().isAfter(now) ? "waits" : "over";
            printer.line(silence.id()
                            .substring(0, Math.min(SHORT_ID, silence.id().length())) + "  " + state + "  "
                    + silence.starts() + " to " + silence.ends() + "  " + silence.owner() + ": " + silence.reason()
                    + "  " + words(silence.match()));
        }
    }

    /** {@code silences add}. */
    @Command(
            name = "add",
            description = "Adds a silence, and shows which alerts of late it would have muted.",
            footer = {
                "",
                "Example: tidings silences add --theme taiwan --severity low --for 4h --reason 'exercise, known'"
            },
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        private static final int MOST_SHOWN = 10;

        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Mixin
        private MatchOptions options = new MatchOptions();

        @Option(names = "--owner", paramLabel = "NAME", description = "who answers for it; you by default")
        private String owner = System.getProperty("user.name", "");

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
        private String reason = "";

        @Option(names = "--from", paramLabel = "T", description = "from when; now by default")
        private @Nullable String from;

        @Option(
                names = {"--for", "--until"},
                required = true,
                paramLabel = "T",
                description = "a length such as 4h, counted from the start, or an ISO time")
        private String until = "";

        @Option(names = "--preview", paramLabel = "T", description = "alerts to try it on; of the last 7d by default")
        private String preview = "7d";

        @Option(names = "--dry-run", description = "only show what it would mute")
        private boolean dryRun;

        Add(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var silence = silence(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            var clients = config.clients(settings);
            var topics = settings.kafka().topics();
            try (var printer = Printer.standard(false)) {
                preview(silence.match(), clients, topics, printer);
                if (dryRun) {
                    printer.line("Nothing is silenced: --dry-run");
                    return 0;
                }
                write(silence, clients, topics);
                printer.line("Silence " + silence.id() + " holds from " + silence.starts() + " to " + silence.ends());
            }
            return 0;
        }

        private Silence silence(Instant now) {
            var starts = from == null ? now : Moments.coming("--from", from, now);
            try {
                var match = options.match();
                var id = Ids.text(owner + "\n" + reason + "\n" + Json.text(match) + "\n" + now);
                return new Silence(id, owner, reason, match, starts, Moments.coming("--for", until, starts), now);
            } catch (IllegalArgumentException e) {
                throw new Problem("This is no silence: " + e.getMessage(), e);
            }
        }

        private void preview(Match match, KafkaClients clients, Topics topics, Printer printer) {
            var alerts = RecentAlerts.read(clients, topics, Moments.past("--preview", preview, clock.instant()));
            var muted = alerts.stream().filter(match::takes).toList();
            printer.line("It takes " + muted.size() + " of the " + alerts.size() + " alerts of the last " + preview);
            muted.stream()
                    .limit(MOST_SHOWN)
                    .forEach(alert -> printer.line("  " + alert.raised().truncatedTo(ChronoUnit.SECONDS) + "  "
                            + alert.severity().word() + "  " + alert.theme() + ": " + alert.title()));
            if (muted.size() > MOST_SHOWN) {
                printer.line("  +" + (muted.size() - MOST_SHOWN) + " more");
            }
        }
    }

    /** {@code silences expire}. */
    @Command(name = "expire", description = "Ends a silence now.", mixinStandardHelpOptions = true)
    static final class Expire implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Parameters(paramLabel = "ID", description = "its id, or how that begins")
        private String id = "";

        Expire(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var clients = config.clients(settings);
            var topics = settings.kafka().topics();
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var found = read(clients, topics).stream()
                    .filter(silence ->
                            silence.id().startsWith(id) && silence.ends().isAfter(now))
                    .toList();
            if (found.size() != 1) {
                throw new Problem((found.isEmpty() ? "No silence" : found.size() + " silences")
                        + " that is not over has an id that begins with " + id + "; tidings silences list shows them");
            }
            write(found.getFirst().endingAt(now), clients, topics);
            try (var printer = Printer.standard(false)) {
                printer.line("Silence " + found.getFirst().id() + " is over");
            }
            return 0;
        }
    }

    private static List<Silence> read(KafkaClients clients, Topics topics) {
        List<Silence> silences = new ArrayList<>();
        try (var reader = new TopicReader(clients, topics.silences().name())) {
            for (var entry : reader.table()) {
                try {
                    silences.add(Json.read(entry.value(), Silence.class));
                } catch (PoisonException e) {
                    continue; // the routing has counted it
                }
            }
        }
        silences.sort(Comparator.comparing(Silence::ends).thenComparing(Silence::id));
        return silences;
    }

    private static void write(Silence silence, KafkaClients clients, Topics topics) {
        var patience = (int) Duration.ofSeconds(15).toMillis();
        try (var producer = clients.producer(Map.of("max.block.ms", patience))) {
            var sent = producer.send(new ProducerRecord<>(topics.silences().name(), silence.id(), Json.bytes(silence)));
            producer.flush();
            sent.get();
        } catch (KafkaException | java.util.concurrent.ExecutionException e) {
            throw new Problem("The silence could not be written: " + e.getMessage() + "; is Kafka up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Stopped while writing the silence", e);
        }
    }

    /** What it asks for, as {@code theme=a,b severity=low}; what it leaves open is left out. */
    private static String words(Match match) {
        var words = new ArrayList<String>();
        JsonNode tree = Json.mapper().valueToTree(match);
        for (var asked : tree.properties()) {
            var value = asked.getValue();
            var text = value.isArray()
                    ? value.valueStream().map(JsonNode::asString).collect(joining(","))
                    : value.asString("");
            if (!text.isEmpty() && !text.equals("0")) {
                words.add(asked.getKey() + "=" + text);
            }
        }
        return words.isEmpty() ? "everything" : String.join(" ", words);
    }
}
