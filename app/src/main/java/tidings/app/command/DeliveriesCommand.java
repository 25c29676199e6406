package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.alerts.deliver.Redelivery;
import tidings.app.problem.Problem;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/** {@code deliveries}: what was sent, what waits, what is dead; and once more. */
@Command(
        name = "deliveries",
        description = "Shows what became of notifications, and delivers some once more.",
        subcommands = {DeliveriesCommand.Listing.class, DeliveriesCommand.Again.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class DeliveriesCommand {
    /** {@code deliveries list}. */
    @Command(
            name = "list",
            description = "Prints where each notification stands: waiting for its first attempt, or its newest record.",
            footer = {"", "Example: tidings deliveries list --state dead --since 2d"},
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(names = "--receiver", paramLabel = "NAME", description = "of this receiver only")
        private @Nullable String receiver;

        @Option(
                names = "--state",
                paramLabel = "STATE",
                description = "only those that are waiting, attempting, delivered, part, failed (tried again) or dead")
        private DeliveryStates.@Nullable State state;

        @Option(names = "--since", paramLabel = "T", description = "from then on: an age such as 12h, or an ISO time")
        private @Nullable String since;

        @Option(names = "--json", description = "the records themselves, one a line")
        private boolean json;

        Listing(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0. */
        @Override
        public Integer call() {
            var settings = config.settings();
            var from = since == null ? null : Since.parse(since, clock.instant());
            try (var printer = config.printer(json)) {
                var found =
                        DeliveryStates.read(
                                        config.clients(settings),
                                        settings.kafka().topics(),
                                        from,
                                        printer)
                                .stream()
                                .filter(row ->
                                        receiver == null || row.receiver().equals(receiver))
                                .filter(row -> state == null || row.state() == state)
                                .toList();
                found.forEach(row -> row.print(printer));
                if (found.isEmpty()) {
                    printer.problem("There are no such deliveries");
                }
                return 0;
            }
        }
    }

    /** {@code deliveries redeliver}. */
    @Command(
            name = "redeliver",
            description = {
                "Delivers notifications once more, with the same id: those named, or all dead ones of a receiver.",
                "A receiver that was disabled because its address answered 410 is asked again by it."
            },
            footer = {"", "Example: tidings deliveries redeliver --receiver desk --since 2d"},
            mixinStandardHelpOptions = true)
    static final class Again implements Callable<Integer> {
        private final InstantSource clock;

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of notifications")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--receiver", paramLabel = "NAME", description = "all dead ones of this receiver")
        private @Nullable String receiver;

        @Option(names = "--since", paramLabel = "T", description = "of these, those that died from then on")
        private @Nullable String since;

        Again(InstantSource clock) {
            this.clock = clock;
        }

        /** Exit status 0, or 1 if a named one was not found. */
        @Override
        public Integer call() {
            if (ids.isEmpty() == (receiver == null)) {
                throw new Problem("Name ids of notifications, or --receiver NAME for all dead ones of a receiver");
            }
            if (since != null && receiver == null) {
                throw new Problem("--since goes with --receiver: it chooses among the dead ones of a receiver");
            }
            var settings = config.settings();
            var topics = settings.kafka().topics();
            var clients = config.clients(settings);
            try (var printer = config.printer(false)) {
                var wanted = new LinkedHashSet<>(receiver == null ? ids : dead(clients, topics, receiver, printer));
                var found = find(clients, topics, wanted);
                send(clients, found.values());
                printer.line(found.size() + " of " + wanted.size() + " notifications will be delivered once more");
                wanted.stream()
                        .filter(id -> !found.containsKey(id))
                        .forEach(id -> printer.problem(id + " is not on "
                                + topics.notifications().name() + "; tidings deliveries list shows what is"));
                return found.size() == wanted.size() ? 0 : 1;
            }
        }

        private List<String> dead(KafkaClients clients, Topics topics, String receiver, Printer printer) {
            var from = since == null ? null : Since.parse(since, clock.instant());
            return DeliveryStates.read(clients, topics, from, printer).stream()
                    .filter(row -> row.state() == DeliveryStates.State.DEAD)
                    .filter(row -> row.receiver().equals(receiver))
                    .map(DeliveryStates.Row::notification)
                    .toList();
        }

        /** The first record of each: a redelivery of a redelivery is one of the first. */
        private static Map<String, ConsumerRecord<String, byte[]>> find(
                KafkaClients clients, Topics topics, Set<String> wanted) {
            Map<String, ConsumerRecord<String, byte[]>> found = new HashMap<>();
            try (var reader = new TopicReader(clients, topics.notifications().name())) {
                reader.toEnd(null, entry -> {
                    var id = id(entry);
                    if (id != null && wanted.contains(id)) {
                        found.putIfAbsent(id, entry);
                    }
                    return found.size() < wanted.size();
                });
            }
            return found;
        }

        private static @Nullable String id(ConsumerRecord<String, byte[]> entry) {
            try {
                return Json.read(entry.value(), Notification.class).id();
            } catch (PoisonException e) {
                return null; // a dead letter already
            }
        }

        private void send(KafkaClients clients, Iterable<ConsumerRecord<String, byte[]>> entries) {
            var again = clock.instant().toString();
            try (var producer = clients.producer(Map.of("acks", "all"))) {
                for (var entry : entries) {
                    requireNonNull(producer.send(Redelivery.of(entry, again))).get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Problem("Stopped; some may be delivered once more", e);
            } catch (ExecutionException e) {
                throw new Problem("Kafka does not take it: " + e.getCause(), e);
            }
        }
    }
}
