package tidings.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Theme;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.match.ThemeMatch;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.ThemeFile;

/** {@code themes replay}. */
@Command(
        name = "replay",
        description = {
            "Runs a theme over the articles that are kept, and shows what it would have found: hits by day, some of",
            "them with their evidence, and against another version what is gained and lost.",
            "Nobody is alerted: it only reads."
        },
        footer = {"", "Example: tidings themes replay config/themes/my-theme.yaml --since 7d --against current"},
        mixinStandardHelpOptions = true)
final class ReplayTheme implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--since", paramLabel = "TIME", description = "an age such as 30d, or a time; 30d by default")
    private String since = "30d";

    @Option(
            names = "--against",
            paramLabel = "VERSION",
            description = "compare with: current (the theme of the same id that is in use), or a theme file")
    private @Nullable String against;

    @Option(names = "--samples", paramLabel = "N", description = "how many hits to show of each kind; 5 by default")
    private int samples = 5;

    @Option(
            names = "--json",
            description = "print one object: {theme, version, since, texts, unreadable, seconds,"
                    + " hits, days, samples, against}")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "a theme file")
    private Path file = Path.of("");

    ReplayTheme(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if the file has an error. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            if (samples < 0) {
                throw new Problem("--samples " + samples + " must be 0 or more");
            }
            var theme = read(file, printer);
            var settings = config.settings();
            var clients = config.clients(settings);
            var topics = settings.kafka().topics();
            var other = against == null ? null : other(theme, against, clients, topics, printer);
            replay(theme, other, Since.parse(since, clock.instant()), samples, clients, topics, clock, printer);
            return 0;
        }
    }

    /** Replays a theme, beside another version of it if there is one, and prints what it found. */
    static ReplayTally replay(
            Theme theme,
            @Nullable Theme other,
            Instant from,
            int samples,
            KafkaClients clients,
            Topics topics,
            InstantSource clock,
            Printer printer) {
        var tally = new ReplayTally(samples);
        var start = clock.instant();
        var progress = new ReplayProgress(clock, printer, tally);
        new Replay(clients, topics, compiled(theme), other == null ? null : compiled(other), tally)
                .run(from, progress::show);
        progress.end();
        var took = Duration.between(start, clock.instant());
        if (printer.isJson()) {
            printer.json(Outcome.of(theme, other, from, took, tally));
        } else {
            new ReplayText(printer).print(theme, other, from, took, tally);
        }
        return tally;
    }

    /**
     * What is printed as JSON.
     *
     * @param theme id of the theme
     * @param version its author's count
     * @param since from when on articles were read
     * @param texts how many texts of articles were read
     * @param unreadable how many records were none
     * @param seconds how long it took
     * @param hits how many articles matched
     * @param days hits by day, in UTC
     * @param samples some hits, newest first
     * @param against what differs from the other version; absent without one
     */
    record Outcome(
            String theme,
            int version,
            Instant since,
            long texts,
            long unreadable,
            double seconds,
            int hits,
            Map<LocalDate, Integer> days,
            List<Hit> samples,
            @Nullable Comparison against) {
        static Outcome of(Theme theme, @Nullable Theme other, Instant from, Duration took, ReplayTally tally) {
            return new Outcome(
                    theme.id(),
                    theme.version(),
                    from,
                    tally.texts(),
                    tally.unreadable(),
                    took.toMillis() / 1000.0,
                    tally.hits(),
                    tally.days(),
                    tally.samples().stream().map(Hit::of).toList(),
                    other == null
                            ? null
                            : new Comparison(
                                    other.version(),
                                    tally.both(),
                                    tally.gained(),
                                    tally.lost(),
                                    tally.gainedSamples().stream().map(Hit::of).toList(),
                                    tally.lostSamples().stream().map(Hit::of).toList()));
        }
    }

    /** An article that matched, with the evidence as in alerts. */
    record Hit(String article, String title, String url, Instant seen, double score, List<?> evidence) {
        static Hit of(ReplayTally.Sample sample) {
            ThemeMatch match = sample.match();
            return new Hit(
                    sample.article(), sample.title(), sample.url(), sample.seen(), match.score(), match.evidence());
        }
    }

    /** How two versions differ. */
    record Comparison(int version, int both, int gained, int lost, List<Hit> gainedSamples, List<Hit> lostSamples) {}

    private static Theme read(Path file, Printer printer) {
        var read = ThemeFile.read(file);
        read.problems().forEach(problem -> printer.problem(problem.toString()));
        return read.theme().orElseThrow(() -> new Problem(file + " is not replayed: it has errors"));
    }

    private static Theme other(Theme theme, String against, KafkaClients clients, Topics topics, Printer printer) {
        if (!against.equals("current")) {
            return read(Path.of(against), printer);
        }
        try (var themes = new RunningThemes(clients, topics)) {
            return themes.find(theme.id(), printer)
                    .orElseThrow(() -> new Problem("No theme " + theme.id()
                            + " is in use to compare with; leave out --against, or name a file"));
        }
    }

    private static ThemeSet compiled(Theme theme) {
        var set = ThemeSet.compile(List.of(theme));
        if (!set.problems().isEmpty()) {
            throw new Problem(String.format(
                    Locale.ROOT,
                    "Theme %s cannot be used: %s",
                    theme.id(),
                    set.problems().getFirst()));
        }
        return set;
    }
}
