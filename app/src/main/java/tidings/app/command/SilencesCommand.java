package tidings.app.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
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
import tidings.events.topic.Topics;

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
            try (var printer = config.printer(json)) {
                SilencesTopic.read(config.clients(settings), settings.kafka().topics()).stream()
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
                    + "  " + SilencesTopic.words(silence.match()));
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
            try (var printer = config.printer(false)) {
                preview(silence.match(), clients, topics, printer);
                if (dryRun) {
                    printer.line("Nothing is silenced: --dry-run");
                    return 0;
                }
                SilencesTopic.write(silence, clients, topics);
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
            if (id.isBlank()) {
                throw new Problem("A silence's id is needed, or how that begins; tidings silences list shows them");
            }
            var settings = config.settings();
            var clients = config.clients(settings);
            var topics = settings.kafka().topics();
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var found = SilencesTopic.read(clients, topics).stream()
                    .filter(silence ->
                            silence.id().startsWith(id) && silence.ends().isAfter(now))
                    .toList();
            if (found.size() != 1) {
                throw new Problem((found.isEmpty() ? "No silence" : found.size() + " silences")
                        + " that is not over has an id that begins with " + id + "; tidings silences list shows them");
            }
            SilencesTopic.write(found.getFirst().endingAt(now), clients, topics);
            try (var printer = config.printer(false)) {
                printer.line("Silence " + found.getFirst().id() + " is over");
            }
            return 0;
        }
    }
}
