package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.alerts.deliver.Redelivery;
import tidings.app.problem.Problem;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;

/** {@code dead-letters}: what could not be read or delivered, and once more. */
@Command(
        name = "dead-letters",
        description = "Shows what could not be handled, and puts it back where it came from.",
        subcommands = {DeadLettersCommand.Listing.class, DeadLettersCommand.Replay.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {
    /**
     * A dead letter, as {@code --json} prints it.
     *
     * @param id {@code <partition>@<offset>} on the topic of dead letters
     * @param at when it was written
     * @param key of the record
     * @param topic that it came from
     * @param partition that it came from
     * @param offset that it came from
     * @param kind class of what went wrong
     * @param reason what went wrong, for people
     */
    record Letter(
            String id,
            Instant at,
            @Nullable String key,
            String topic,
            int partition,
            String offset,
            String kind,
            String reason) {
        static Letter of(ConsumerRecord<String, byte[]> entry) {
            return new Letter(
                    entry.partition() + "@" + entry.offset(),
                    Instant.ofEpochMilli(entry.timestamp()),
                    entry.key(),
                    header(entry, DeadLetters.TOPIC),
                    number(header(entry, DeadLetters.PARTITION)),
                    header(entry, DeadLetters.OFFSET),
                    header(entry, DeadLetters.EXCEPTION),
                    header(entry, DeadLetters.MESSAGE));
        }

        private static String header(ConsumerRecord<String, byte[]> entry, String name) {
            var header = entry.headers().lastHeader(name);
            return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        }

        private static int number(String text) {
            return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        }
    }

    /** {@code dead-letters list}. */
    @Command(
            name = "list",
            description = "Prints each dead letter: where it came from and why it could not be handled.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--since", paramLabel = "T", description = "from then on: an age such as 12h, or an ISO time")
        private @Nullable String since;

        @Option(names = "--json", description = "one object a line")
        private boolean json;

        Listing(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var from = since == null ? null : Since.parse(since, clock.instant());
            try (var printer = config.printer(json);
                    var reader = new TopicReader(
                            config.clients(settings),
                            settings.kafka().topics().deadLetters().name())) {
                var count = new int[1];
                reader.toEnd(from, entry -> {
                    count[0]++;
                    print(Letter.of(entry), printer);
                    return printer.isOpen();
                });
                if (count[0] == 0) {
                    printer.problem("There are no dead letters");
                }
                return 0;
            }
        }

        private static void print(Letter letter, Printer printer) {
            if (printer.isJson()) {
                printer.json(letter);
            } else {
                printer.line("%-10s %s  %s-%d@%s  %s  %s"
                        .formatted(
                                letter.id(),
                                letter.at(),
                                letter.topic(),
                                letter.partition(),
                                letter.offset(),
                                letter.key(),
                                letter.reason())
                        .replace('\n', ' '));
            }
        }
    }

    /** {@code dead-letters replay}. */
    @Command(
            name = "replay",
            description = {
                "Writes records back to the topics they came from, once their trouble is mended.",
                "A notification is delivered once more by it, with the same id."
            },
            mixinStandardHelpOptions = true)
    static final class Replay implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Parameters(paramLabel = "ID", arity = "1..*", description = "as list prints them, such as 2@17")
        private List<String> ids = new ArrayList<>();

        Replay(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0, or 1 if one was not found or cannot be written back. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var topics = settings.kafka().topics();
            var clients = config.clients(settings);
            var wanted = new LinkedHashSet<>(ids);
            try (var printer = config.printer(false)) {
                var found = find(clients, topics, wanted);
                wanted.stream()
                        .filter(id -> !found.containsKey(id))
                        .forEach(id -> printer.problem("There is no dead letter " + id
                                + "; tidings dead-letters list shows them, such as 2@17"));
                found.values().removeIf(entry -> isStuck(entry, topics, printer));
                send(
                        clients,
                        List.copyOf(found.values()),
                        topics.notifications().name());
                printer.line(found.size() + " of " + wanted.size() + " records were written back");
                return found.size() == wanted.size() ? 0 : 1;
            }
        }

        private static SequencedMap<String, ConsumerRecord<String, byte[]>> find(
                KafkaClients clients, Topics topics, Set<String> wanted) {
            var found = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
            try (var reader = new TopicReader(clients, topics.deadLetters().name())) {
                reader.toEnd(null, entry -> {
                    var id = Letter.of(entry).id();
                    if (wanted.contains(id)) {
                        found.put(id, entry);
                    }
                    return found.size() < wanted.size();
                });
            }
            return found;
        }

        /** Topics of Streams itself and of others are not written to, and an empty value would delete what is there. */
        private static boolean isStuck(ConsumerRecord<String, byte[]> entry, Topics topics, Printer printer) {
            var letter = Letter.of(entry);
            if (topics.all().stream().noneMatch(topic -> topic.name().equals(letter.topic()))) {
                printer.problem(
                        letter.id() + " came from " + letter.topic() + ", which nobody but its owner writes to");
                return true;
            }
            if (entry.value() == null) {
                printer.problem(letter.id() + " was not kept in full, and cannot be written back");
                return true;
            }
            return false;
        }

        private void send(KafkaClients clients, List<ConsumerRecord<String, byte[]>> found, String notifications) {
            var again = clock.instant().toString();
            try (var producer = clients.producer(Map.of("acks", "all"))) {
                for (var entry : found) {
                    producer.send(back(entry, notifications, again)).get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem("Stopped; some records may be written back", e);
            } catch (ExecutionException e) {
                throw new Problem("Kafka does not take it: " + e.getCause(), e);
            }
        }

        private static ProducerRecord<String, byte[]> back(
                ConsumerRecord<String, byte[]> entry, String notifications, String again) {
            var letter = Letter.of(entry);
            if (letter.topic().equals(notifications)) {
                return Redelivery.of(letter.topic(), letter.partition(), entry.key(), entry.value(), again);
            }
            var back = new ProducerRecord<>(
                    letter.topic(),
                    letter.partition() < 0 ? null : letter.partition(),
                    entry.timestamp(),
                    entry.key(),
                    entry.value());
            entry.headers().forEach(header -> {
                if (!header.key().startsWith("__streams.errors.")) {
                    back.headers().add(header);
                }
            });
            return back;
        }
    }
}
