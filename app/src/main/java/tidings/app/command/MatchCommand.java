package tidings.app.command;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.events.Article;
import tidings.events.Evidence;
import tidings.events.topic.Json;
import tidings.streams.match.ThemeMatch;
import tidings.streams.match.ThemeSet;

/** {@code match}: articles to matches, without Kafka. */
@Command(
        name = "match",
        description = {
            "Matches articles against themes, without Kafka.",
            "Prints each match with its evidence, as JSON Lines:",
            "{article, theme, score, about, evidence: [{clause, field, start, end, text}]}.",
            "Offsets are UTF-16 code units, 0-based, half-open, into the field of the article.",
            "Works on all processors; matches come in the order of the input. A line that is no article is",
            "named on standard error and passed over; the exit status is 1 then."
        },
        footer = {"", "Example: tidings parse feed.xml | tidings match -"},
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Option(names = "--themes", paramLabel = "DIR", description = "folder of theme files; the shipped ones by default")
    private @Nullable Path themes;

    @Option(names = "--all", description = "also those that do not reach their theme's threshold (about: false)")
    private boolean all;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON Lines of articles; - is standard input")
    private List<Path> files = List.of();

    /** Made by {@code Main}. */
    public MatchCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if some line could not be read. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(true)) {
            var set = ThemeFolder.compile(themes, printer);
            var lines = new ArticleLines<List<String>>(
                    System.in,
                    clock.instant(),
                    article -> matches(article, set),
                    printer::problem,
                    Progress.standard(clock, printer));
            lines.read(
                    files,
                    matches -> {
                        matches.forEach(printer::jsonText);
                        return matches.isEmpty() || printer.isOpen();
                    },
                    printer::flush);
            return lines.bad() == 0 ? 0 : 1;
        }
    }

    private List<String> matches(Article article, ThemeSet set) {
        return (all ? set.all(article) : set.match(article))
                .stream().map(match -> Json.text(Line.of(article, match))).toList();
    }

    /** What is printed of a match. */
    record Line(String article, String theme, double score, boolean about, List<Hit> evidence) {
        static Line of(Article article, ThemeMatch match) {
            return new Line(
                    article.id(),
                    match.theme().id(),
                    match.score(),
                    match.isAbout(),
                    match.evidence().stream().map(Hit::of).toList());
        }
    }

    /** What is printed of a hit. */
    record Hit(String clause, String field, int start, int end, String text) {
        static Hit of(Evidence evidence) {
            return new Hit(evidence.clause(), evidence.field(), evidence.start(), evidence.end(), evidence.text());
        }
    }
}
