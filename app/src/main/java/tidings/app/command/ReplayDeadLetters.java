package tidings.app.command;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.command.WriteBack.Outcome;
import tidings.app.problem.Problem;
import tidings.events.topic.Topics;

/** {@code dead-letters replay}. */
@Command(
        name = "replay",
        description = {
            "Writes records back to the topics they came from, once their trouble is mended, and marks them as"
                    + " replayed.",
            "A notification is delivered once more by it, with the same id.",
            "What was written back before is refused without --again, so that nothing goes round in circles."
        },
        mixinStandardHelpOptions = true)
final class ReplayDeadLetters implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "as list prints them, such as 2@17")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            description = "all that came from it and were not written back, with or without the prefix")
    private @Nullable String topic;

    @Option(names = "--again", description = "also what was written back before")
    private boolean again;

    @Option(names = "--json", description = "one object a line: id, topic, written, reason")
    private boolean json;

    ReplayDeadLetters(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if one was not found or cannot be written back. */
    @Override
    public Integer call() {
        if (ids.isEmpty() == (topic == null)) {
            throw new Problem("Name ids of dead letters, or --topic NAME for all that came from it");
        }
        var settings = config.settings();
        var topics = settings.kafka().topics();
        var clients = config.clients(settings);
        var wanted = new LinkedHashSet<>(ids);
        var box = new LetterBox(clients, topics, null, letter -> isWanted(letter, wanted, topics));
        try (var printer = config.printer(json);
                var back = new WriteBack(clients, topics, again, clock.instant())) {
            List<Outcome> outcomes = new ArrayList<>();
            for (var entry : box.letters().values()) {
                var letter = box.letter(entry);
                if (topic == null || again || letter.replayed() == null) {
                    outcomes.add(back.write(letter, entry));
                }
            }
            wanted.removeAll(box.letters().keySet());
            wanted.forEach(id -> outcomes.add(Outcome.refused(
                    id,
                    null,
                    "There is no dead letter " + id + "; tidings dead-letters list shows them, such as 2@17")));
            return report(outcomes, printer);
        }
    }

    private boolean isWanted(DeadLetter letter, Set<String> wanted, Topics topics) {
        return topic == null ? wanted.contains(letter.id()) : ListDeadLetters.isFrom(letter, topic, topics.prefix());
    }

    private static int report(List<Outcome> outcomes, Printer printer) {
        var written = outcomes.stream().filter(Outcome::written).count();
        for (var outcome : outcomes) {
            if (printer.isJson()) {
                printer.json(outcome);
            } else if (outcome.reason() != null) {
                printer.problem(outcome.reason());
            }
        }
        if (!printer.isJson()) {
            printer.line(written + " of " + outcomes.size() + " records were written back");
        }
        return written == outcomes.size() ? 0 : 1;
    }
}
