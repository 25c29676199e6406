package tidings.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.problem.Problem;
import tidings.events.Theme;

/** {@code themes test}. */
@Command(
        name = "test",
        description = {
            "Runs each theme's own samples: those that it must match, and those that it must not.",
            "The themes are those of the configuration's folder unless an option says otherwise. What is wrong with",
            "the files is said too: errors refuse the theme, warnings do not."
        },
        footer = {"", "Why a sample fails, in detail: tidings explain --theme ID --file article.jsonl"},
        mixinStandardHelpOptions = true)
final class TestThemes implements Callable<Integer> {
    @Mixin
    private ThemeSource source = new ThemeSource();

    @Option(names = "--json", description = "one object a line: {theme, sample, expected, passed, score, threshold}")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "themes to test; all by default")
    private List<String> ids = List.of();

    /** Exit status 0, or 1 if a sample failed or a file has an error. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            var found = source.find(false, printer);
            var failed = 0;
            for (var theme : chosen(found.themes())) {
                failed += SampleReport.print(theme, printer);
            }
            return failed == 0 && !found.hasErrors() ? 0 : 1;
        }
    }

    private List<Theme> chosen(List<Theme> themes) {
        for (var id : ids) {
            if (themes.stream().noneMatch(theme -> theme.id().equals(id))) {
                throw new Problem("There is no usable theme " + id + "; there are: "
                        + String.join(", ", themes.stream().map(Theme::id).toList()));
            }
        }
        return themes.stream()
                .filter(theme -> ids.isEmpty() || ids.contains(theme.id()))
                .toList();
    }
}
