package tidings.app.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tidings.events.Match;
import tidings.events.Severity;

/** Options that describe alerts as {@code match} does in the settings. */
final class MatchOptions {
    @Option(names = "--theme", paramLabel = "ID", split = ",", description = "ids of themes")
    private List<String> theme = List.of();

    @Option(names = "--severity", paramLabel = "WORD", description = "low, medium, high or critical")
    private @Nullable Severity severity;

    @Option(names = "--language", paramLabel = "TAG", split = ",", description = "languages, such as en or pt-BR")
    private List<String> language = List.of();

    @Option(names = "--country", paramLabel = "CODE", split = ",", description = "countries of publishers, such as FR")
    private List<String> country = List.of();

    @Option(names = "--publisher", paramLabel = "NAME", description = "names of publishers")
    private List<String> publisher = List.of();

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "tags of feeds")
    private List<String> tag = List.of();

    @Option(names = "--story", paramLabel = "ID", split = ",", description = "ids of stories or alerts")
    private List<String> story = List.of();

    @Option(names = "--size", paramLabel = "N", description = "how many articles the story has")
    private int size;

    @Option(names = "--trend", paramLabel = "WORD", split = ",", description = "trends: spike, first-mention, silence")
    private List<String> trend = List.of();

    /** What was given, as a match; the size is the least, and so is the severity. */
    Match match() {
        return new Match(theme, severity, language, country, publisher, tag, story, size, trend);
    }
}
