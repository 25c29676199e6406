package tidings.app.command;

import java.util.Locale;
import tidings.events.Theme;
import tidings.streams.theme.ThemeTests;

/** Runs a theme's own samples and prints what became of them. Pure functions but for what they print. */
final class SampleReport {
    private SampleReport() {}

    /** Prints the results of a theme's samples; returns how many were not as they should be. */
    static int print(Theme theme, Printer printer) {
        var results = ThemeTests.run(theme);
        var failed = results.stream().filter(result -> !result.passed()).toList();
        if (printer.isJson()) {
            results.forEach(result -> printer.json(Row.of(result)));
            return failed.size();
        }
        printer.line(theme.id() + ": " + (results.size() - failed.size()) + " of " + results.size()
                + " samples as they should be");
        failed.forEach(result -> printer.line("  " + text(result)));
        return failed.size();
    }

    /** One line about a sample that is not as it should be. */
    static String text(ThemeTests.Result result) {
        return String.format(
                Locale.ROOT,
                "%s: '%s' scores %.2f, threshold %.2f",
                result.expected() ? "must match" : "must not match",
                result.sample(),
                result.score(),
                result.threshold());
    }

    /** What is printed of a sample as JSON. */
    record Row(String theme, String sample, boolean expected, boolean passed, double score, double threshold) {
        static Row of(ThemeTests.Result result) {
            return new Row(
                    result.theme(),
                    result.sample(),
                    result.expected(),
                    result.passed(),
                    result.score(),
                    result.threshold());
        }
    }
}
