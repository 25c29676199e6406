package tidings.app.command;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.alerts.feedback.FeedbackLog;
import tidings.alerts.feedback.Precision;
import tidings.app.problem.Problem;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

/** {@code feedback}: what people thought of alerts. */
@Command(
        name = "feedback",
        description = "Sums up what people thought of alerts, by theme; acknowledges and judges alerts.",
        subcommands = {FeedbackCommand.Acknowledge.class, FeedbackCommand.Up.class, FeedbackCommand.Down.class},
        footer = {"", "Example: tidings feedback up 3f2a --note 'first to have it'"},
        mixinStandardHelpOptions = true)
public final class FeedbackCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--theme", paramLabel = "ID", description = "of this theme only")
    private @Nullable String theme;

    @Option(names = "--since", paramLabel = "T", description = "from then on: an age such as 30d, or an ISO time")
    private @Nullable String since;

    @Option(names = "--json", description = "one object a line: {theme, up, down, acknowledged, precision}")
    private boolean json;

    /** Made by {@code Main}. */
    public FeedbackCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0. */
    @Override
    public Integer call() {
        var summary = Precision.of(read());
        try (var printer = config.printer(json)) {
            summary.forEach(row -> print(row, printer));
            if (summary.isEmpty()) {
                printer.problem("There is no feedback yet");
            }
        }
        return 0;
    }

    private static void print(Precision row, Printer printer) {
        var precision = row.precision();
        if (printer.isJson()) {
            printer.json(new Row(row.theme(), row.up(), row.down(), row.acknowledged(), precision));
            return;
        }
        printer.line(String.format(
                Locale.ROOT,
                "%-32s precision %s  (%d up, %d down, %d acknowledged)",
                row.theme(),
                precision == null ? "-" : String.format(Locale.ROOT, "%.2f", precision),
                row.up(),
                row.down(),
                row.acknowledged()));
    }

    private List<Feedback> read() {
        var settings = config.settings();
        var from = since == null ? null : Moments.past("--since", since, clock.instant());
        List<Feedback> feedback = new ArrayList<>();
        try (var reader = new TopicReader(
                config.clients(settings), settings.kafka().topics().feedback().name())) {
            for (var entry : reader.table()) {
                try {
                    var one = Json.read(entry.value(), Feedback.class);
                    if ((theme == null || one.theme().equals(theme))
                            && (from == null || !one.at().isBefore(from))) {
                        feedback.add(one);
                    }
                } catch (PoisonException e) {
                    continue; // the routing has set it aside
                }
            }
        }
        return feedback;
    }

    /** What {@code --json} prints. */
    private record Row(
            String theme,
            int up,
            int down,
            int acknowledged,
            @Nullable Double precision) {}

    /** {@code feedback ack}. */
    @Command(
            name = "ack",
            description = "Acknowledges an alert: it is not repeated any more.",
            mixinStandardHelpOptions = true)
    static final class Acknowledge implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Mixin
        private Judgement judgement = new Judgement();

        Acknowledge(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            return judgement.give(Verdict.ACKNOWLEDGED, config, clock);
        }
    }

    /** {@code feedback up}. */
    @Command(name = "up", description = "Says that an alert was worth telling.", mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Mixin
        private Judgement judgement = new Judgement();

        Up(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            return judgement.give(Verdict.UP, config, clock);
        }
    }

    /** {@code feedback down}. */
    @Command(name = "down", description = "Says that an alert was not worth telling.", mixinStandardHelpOptions = true)
    static final class Down implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Mixin
        private Judgement judgement = new Judgement();

        Down(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            return judgement.give(Verdict.DOWN, config, clock);
        }
    }

    /** Which alert, and who says it. */
    static final class Judgement {
        @Parameters(paramLabel = "ALERT", description = "the alert's id, or how that begins")
        private String alert = "";

        @Option(names = "--by", paramLabel = "NAME", description = "who says it; you by default")
        private String by = System.getProperty("user.name", "unknown");

        @Option(names = "--note", paramLabel = "TEXT", description = "what else there is to say")
        private @Nullable String note;

        private int give(Verdict verdict, ConfigOption config, InstantSource clock) {
            if (by.isBlank()) {
                throw new Problem("--by is empty; say who judges, such as --by Kim");
            }
            var settings = config.settings();
            var topics = settings.kafka().topics();
            var clients = config.clients(settings);
            var found = RecentAlerts.one(clients, topics, alert);
            try (var log = new FeedbackLog(clients, topics);
                    var printer = config.printer(false)) {
                var feedback =
                        Feedback.of(found.id(), found.version(), found.theme(), verdict, by, note, clock.instant());
                if (!log.record(feedback)) {
                    throw new Problem("The feedback could not be written; is Kafka up?");
                }
                printer.line(verdict.word() + " by " + by + ": " + found.title());
            }
            return 0;
        }
    }
}
