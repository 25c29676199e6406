package tidings.app.command;

import java.nio.file.Path;
import java.util.Comparator;
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
import tidings.streams.meaning.LearningReport;

/** {@code themes learn}. */
@Command(
        name = "learn",
        description = {
            "Learns the meaning of a theme from its samples, and says how well: each sample is judged by a model that",
            "did not see it. Tells precision and recall at several thresholds, how true the probabilities are, which",
            "concepts the model leans on, and which samples disagree with it.",
            "Changes nothing; what is learned is used by tidings score --by meaning and tidings explain."
        },
        mixinStandardHelpOptions = true)
final class LearnTheme implements Callable<Integer> {
    private static final List<Double> THRESHOLDS = List.of(0.5, 0.7, 0.8, 0.9);
    private static final int LEANS = 5;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--themes", paramLabel = "DIR", description = "the theme files of this folder")
    private @Nullable Path folder;

    @Option(
            names = "--json",
            description = "one object: {theme, version, embedder, lessons, threshold, at: [counts], brier, calibration,"
                    + " concepts, disagreements}")
    private boolean json;

    @Parameters(paramLabel = "ID", description = "the theme")
    private String id = "";

    /** Exit status 0. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            var settings = config.settings();
            var directory = ThemeFolder.read(folder == null ? settings.themes().directory() : folder);
            directory.problems().stream()
                    .filter(tidings.streams.theme.Problem::isError)
                    .forEach(problem -> printer.problem(problem.toString()));
            var theme = find(directory.themes());
            try (var meaning = OpenMeaning.of(settings, directory.themes())) {
                print(report(meaning, theme), printer);
            }
            return 0;
        }
    }

    private Theme find(List<Theme> themes) {
        return themes.stream()
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem("There is no usable theme " + id + "; there are: "
                        + String.join(", ", themes.stream().map(Theme::id).toList())));
    }

    private static LearningReport report(OpenMeaning meaning, Theme theme) {
        try {
            return meaning.teacher().report(theme);
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()), e);
        }
    }

    /** What is printed as JSON. */
    record Row(
            String theme,
            String version,
            String embedder,
            int lessons,
            double threshold,
            List<LearningReport.Counts> at,
            double brier,
            List<LearningReport.Step> calibration,
            Map<String, Double> concepts,
            List<LearningReport.Judged> disagreements) {
        static Row of(LearningReport report) {
            var learned = report.learned();
            return new Row(
                    learned.theme(),
                    learned.version(),
                    learned.embedder(),
                    learned.lessons(),
                    learned.threshold(),
                    THRESHOLDS.stream().map(report::at).toList(),
                    report.brier(),
                    report.calibration(),
                    learned.concepts(),
                    report.disagreements());
        }
    }

    private static void print(LearningReport report, Printer printer) {
        if (printer.isJson()) {
            printer.json(Row.of(report));
            return;
        }
        var learned = report.learned();
        printer.line(String.format(
                Locale.ROOT,
                "%s learned from %d samples of all themes; version %s, embedding model %s",
                learned.theme(),
                learned.lessons(),
                learned.version(),
                learned.embedder()));
        printer.line("");
        printer.line("each sample judged by a model that did not see it");
        printer.line(String.format(
                Locale.ROOT,
                "%9s %8s %8s %9s %7s  %s",
                "threshold",
                "hits",
                "alarms",
                "precision",
                "recall",
                "of other themes"));
        THRESHOLDS.forEach(threshold -> printer.line(counts(report.at(threshold), learned.threshold())));
        printer.line("");
        printer.line(String.format(Locale.ROOT, "how true the probabilities are (Brier score %.3f)", report.brier()));
        report.calibration()
                .forEach(step -> printer.line(String.format(
                        Locale.ROOT,
                        "  from %.1f: %d samples, said %.2f, was %.2f",
                        step.from(),
                        step.samples(),
                        step.said(),
                        step.was())));
        leans(learned.concepts(), printer);
        disagreements(report, printer);
    }

    private static String counts(LearningReport.Counts counts, double own) {
        return String.format(
                Locale.ROOT,
                "%9.2f %4d/%-3d %4d/%-3d %9.2f %7.2f  %d%s",
                counts.threshold(),
                counts.hit(),
                counts.about(),
                counts.falseAlarms(),
                counts.no(),
                counts.precision(),
                counts.recall(),
                counts.strangers(),
                counts.threshold() == own ? "  (the theme's own)" : "");
    }

    private static void leans(Map<String, Double> concepts, Printer printer) {
        var order = concepts.entrySet().stream()
                .sorted(Comparator.comparingDouble(concept -> -Math.abs(concept.getValue())))
                .limit(LEANS)
                .map(concept -> String.format(Locale.ROOT, "$%s %+.2f", concept.getKey(), concept.getValue()))
                .toList();
        printer.line("");
        printer.line("leans on the meaning, and on the concepts " + String.join(", ", order));
    }

    private static void disagreements(LearningReport report, Printer printer) {
        printer.line("");
        var all = report.disagreements();
        printer.line(all.isEmpty() ? "no sample disagrees" : "samples that disagree, the worst first");
        all.forEach(one -> printer.line(String.format(
                Locale.ROOT,
                "  %s %.2f: %s of %s",
                one.about() ? "is about it," : "is not,",
                one.probability(),
                one.sample(),
                one.theme())));
    }
}
