package tidings.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.streams.theme.Labels;
import tidings.streams.theme.Scoring;

/** {@code score}: how well themes do on articles that people labelled. */
@Command(
        name = "score",
        description = {
            "Precision, recall and F1 of each theme that the labels judge, with every miss and false alarm.",
            "Labels are JSON Lines: an article's id and, for each theme judged, about, mention or no.",
            "about is a positive, no a negative, mention counts neither way, an absent theme is not judged."
        },
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Option(names = "--labels", required = true, paramLabel = "FILE", description = "JSON Lines of labels")
    private Path labels = Path.of("");

    @Option(names = "--themes", paramLabel = "DIR", description = "folder of theme files; the shipped ones by default")
    private @Nullable Path themes;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "what decides: words (the default), meaning, or both, where either is enough")
    private String by = "words";

    @Option(
            names = "--json",
            description = "print {theme: {about, hit, no, falseAlarms, precision, recall, f1, misses, alarms}}")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON Lines of articles; - is standard input")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public ScoreCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if some line could not be read. */
    @Override
    public Integer call() {
        var decides = By.of(by);
        try (var printer = Printer.standard(json)) {
            var told = labels();
            told.problems().forEach(problem -> printer.problem(problem.toString()));
            var compiled = ThemeFolder.compile(themes, printer);
            try (var verdicts = new Verdicts(decides, compiled, config::settings)) {
                return score(told, new Scoring(told, verdicts.judged(), verdicts::of), printer);
            }
        }
    }

    private int score(Labels told, Scoring scoring, Printer printer) {
        var lines = new ArticleLines<Optional<Scoring.Judged>>(
                System.in, clock.instant(), scoring::judge, printer::problem, Progress.standard(clock, printer));
        lines.read(
                files,
                judged -> {
                    judged.ifPresent(scoring::count);
                    return true;
                },
                () -> {});
        print(scoring.results(), printer);
        missing(scoring.missing().size(), printer);
        return lines.bad() + told.problems().size() == 0 ? 0 : 1;
    }

    private Labels labels() {
        try (var lines = Files.lines(labels)) {
            return Labels.read(labels.toString(), lines);
        } catch (IOException | UncheckedIOException e) {
            throw new Problem("The labels in " + labels + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void missing(int count, Printer printer) {
        if (count > 0) {
            printer.problem(count + " labelled articles are in none of the files, and do not count");
        }
    }

    private static void print(Map<String, Scoring.Result> results, Printer printer) {
        if (printer.isJson()) {
            printer.json(results);
            return;
        }
        printer.line(String.format(
                Locale.ROOT, "%-28s %7s %7s %9s %7s %6s", "theme", "hits", "alarms", "precision", "recall", "F1"));
        results.forEach((theme, result) -> printer.line(String.format(
                Locale.ROOT,
                "%-28s %3d/%-3d %3d/%-3d %9.2f %7.2f %6.2f",
                theme,
                result.hit(),
                result.about(),
                result.falseAlarms(),
                result.no(),
                result.precision(),
                result.recall(),
                result.f1())));
        results.forEach((theme, result) -> {
            result.misses().forEach(id -> printer.line(theme + " missed " + id));
            result.alarms().forEach(id -> printer.line(theme + " false alarm " + id));
        });
    }
}
