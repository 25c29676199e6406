package tidings.app.command;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dead-letters list}. */
@Command(
        name = "list",
        description = "Prints each dead letter: where it came from and why it could not be handled.",
        mixinStandardHelpOptions = true)
final class ListDeadLetters implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--since", paramLabel = "T", description = "from then on: an age such as 12h, or an ISO time")
    private @Nullable String since;

    @Option(names = "--topic", paramLabel = "NAME", description = "only what came from it, with or without the prefix")
    private @Nullable String topic;

    @Option(names = "--json", description = "one object a line")
    private boolean json;

    ListDeadLetters(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var topics = settings.kafka().topics();
        var from = since == null ? null : Since.parse(since, clock.instant());
        try (var printer = config.printer(json)) {
            var box = new LetterBox(
                    config.clients(settings), topics, from, letter -> isFrom(letter, topic, topics.prefix()));
            for (var entry : box.letters().values()) {
                if (printer.isOpen()) {
                    print(box.letter(entry), printer);
                }
            }
            if (box.letters().isEmpty()) {
                printer.problem("There are no dead letters" + (topic == null ? "" : " of " + topic));
            }
            return 0;
        }
    }

    /** True if it came from a topic, named with or without the prefix; null is any. */
    static boolean isFrom(DeadLetter letter, @Nullable String topic, String prefix) {
        return topic == null || letter.topic().equals(topic) || letter.topic().equals(prefix + topic);
    }

    private static void print(DeadLetter letter, Printer printer) {
        if (printer.isJson()) {
            printer.json(letter);
        } else {
            printer.line(letter.line());
        }
    }
}
