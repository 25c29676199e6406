package tidings.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.app.command.ArticleLine.BadLine;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.Explainer;
import tidings.streams.match.Explanation;
import tidings.streams.meaning.Opinion;
import tidings.streams.theme.ThemeFile;

/** {@code explain}: why an article matches a theme, or why not. */
@Command(
        name = "explain",
        description = {
            "Says why an article matches a theme, or why not: which clauses hit and where, which did not, what is"
                    + " missing",
            "and how near it came, the score and the threshold, what excludes it, and what would have to change.",
            "With --url the article comes from the topic of the running instance, and so does the theme unless"
                    + " --themes",
            "is given. With --file articles are JSON Lines, and the theme is that of the configuration's folder."
        },
        footer = {
            "",
            "Example: tidings explain --theme embassy-normalization --url https://news.example/2025/embassy",
            "         tidings parse feed.xml | tidings explain --theme embassy-normalization --file -"
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--theme", required = true, paramLabel = "ID", description = "the theme's id, or a theme file")
    private String theme = "";

    @Option(names = "--themes", paramLabel = "DIR", description = "folder of theme files to take the theme from")
    private @Nullable Path themes;

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--meaning",
            description = "say too what meaning finds: its probability, the nearest samples, the weightiest passages")
    private boolean meaning;

    @Option(
            names = "--json",
            description = "the explanation as JSON, one object an article; with --meaning {explanation, meaning}")
    private boolean json;

    /** One of the two. */
    static final class Which {
        @Option(
                names = "--url",
                required = true,
                paramLabel = "URL",
                description = "an article that was read from a feed")
        private @Nullable String url;

        @Option(
                names = "--file",
                required = true,
                paramLabel = "F",
                description = "articles as JSON Lines; - is standard input")
        private @Nullable Path file;
    }

    /** Made by {@code Main}. */
    public ExplainCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, whether it matches or not; 1 if an article or the theme cannot be read. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json);
                var second = new MeaningOfOne(meaning, config)) {
            var file = which.file;
            if (file != null) {
                return explain(file, theme(config.settings(), printer), second, printer);
            }
            var settings = config.settings();
            explain(String.valueOf(which.url), settings, second, printer);
            return 0;
        }
    }

    private void explain(String url, Settings settings, MeaningOfOne second, Printer printer) {
        var clients = config.clients(settings);
        var topics = settings.kafka().topics();
        var article = KeptArticle.find(url, clients, topics)
                .orElseThrow(() -> new Problem("There is no article with the URL " + url + " on "
                        + topics.articles().name() + "; was it in a feed that is followed, and not too long ago?"));
        if (themes != null || isFile()) {
            print(theme(settings, printer), article, second, printer);
            return;
        }
        try (var running = new RunningThemes(clients, topics)) {
            var all = running.all(printer);
            var found = all.get(theme);
            if (found == null) {
                throw unknown(String.join(", ", all.keySet()));
            }
            print(found, article, second, printer);
        }
    }

    private int explain(Path file, Theme known, MeaningOfOne second, Printer printer) {
        var bad = 0;
        try (var lines = new LineReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (var line = lines.next(); line != null && printer.isOpen(); line = lines.next()) {
                try {
                    var article = line.isBlank() ? null : ArticleLine.read(line, clock.instant());
                    if (article != null) {
                        print(known, article, second, printer);
                    }
                } catch (BadLine e) {
                    bad++;
                    printer.problem(file + ":" + lines.number() + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e, e);
        }
        return bad == 0 ? 0 : 1;
    }

    private static InputStream open(Path file) throws IOException {
        return file.toString().equals("-") ? System.in : Files.newInputStream(file);
    }

    private void print(Theme known, Article article, MeaningOfOne second, Printer printer) {
        var explanation = Explainer.explain(known, article);
        var opinion = second.of(known, article);
        if (json) {
            printer.json(opinion.<Object>map(one -> new Both(explanation, one)).orElse(explanation));
            return;
        }
        var style = Style.of(System.getenv());
        printer.styled(new ExplanationText(style).of(explanation, article));
        opinion.ifPresent(one -> printer.styled(new OpinionText(style).of(one)));
    }

    /** What is printed as JSON where meaning is asked too. */
    record Both(Explanation explanation, Opinion meaning) {}

    private boolean isFile() {
        return theme.matches("(?s).*\\.ya?ml");
    }

    private Theme theme(Settings settings, Printer printer) {
        if (isFile()) {
            var file = ThemeFile.read(Path.of(theme));
            file.problems().forEach(problem -> printer.problem(problem.toString()));
            return file.theme().orElseThrow(() -> new Problem(theme + " has errors"));
        }
        var directory = ThemeFolder.read(themes == null ? settings.themes().directory() : themes);
        return directory.themes().stream()
                .filter(one -> one.id().equals(theme))
                .findFirst()
                .orElseThrow(() -> {
                    directory.problems().forEach(problem -> printer.problem(problem.toString()));
                    return unknown(String.join(
                            ", ", directory.themes().stream().map(Theme::id).toList()));
                });
    }

    private Problem unknown(String known) {
        return new Problem("There is no usable theme " + theme + "; there are: " + known);
    }
}
