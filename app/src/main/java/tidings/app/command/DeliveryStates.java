package tidings.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tidings.alerts.deliver.Redelivery;
import tidings.events.Delivery;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;

/**
 * Where each notification stands: the newest record of its deliveries, or that it waits for its first attempt. For one
 * thread, once.
 */
final class DeliveryStates {
    private final SequencedMap<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Row> waiting = new LinkedHashMap<>();
    private final Printer printer;

    private DeliveryStates(Printer printer) {
        this.printer = printer;
    }

    /**
     * Reads them.
     *
     * @param from only what was decided or attempted from then on; null for all
     * @param printer is told of records that cannot be read
     */
    static List<Row> read(KafkaClients clients, Topics topics, @Nullable Instant from, Printer printer) {
        var states = new DeliveryStates(printer);
        // In this order: what is attempted meanwhile must not be missing from both.
        try (var reader = new TopicReader(clients, topics.notifications().name())) {
            reader.toEnd(from, states::decided);
        }
        try (var reader = new TopicReader(clients, topics.deliveries().name())) {
            reader.toEnd(from, states::attempted);
        }
        states.waiting.values().forEach(row -> states.rows.putLast(row.key(), row));
        return List.copyOf(states.rows.values());
    }

    private boolean decided(ConsumerRecord<String, byte[]> entry) {
        var bar = entry.key() == null ? -1 : entry.key().indexOf('|');
        if (bar > 0) {
            var header = entry.headers().lastHeader(Redelivery.HEADER);
            var again = header == null || header.value() == null ? null : new String(header.value(), UTF_8);
            var row = new Row(
                    entry.key().substring(bar + 1),
                    entry.key().substring(0, bar),
                    State.WAITING,
                    Instant.ofEpochMilli(entry.timestamp()),
                    again,
                    null);
            waiting.putIfAbsent(row.key() + "|" + again, row);
        }
        return true;
    }

    private boolean attempted(ConsumerRecord<String, byte[]> entry) {
        try {
            var row = Row.of(Json.read(entry.value(), Delivery.class));
            waiting.remove(row.key() + "|" + row.again());
            rows.putLast(row.key(), row);
        } catch (PoisonException e) {
            printer.problem(entry.topic() + "-" + entry.partition() + "@" + entry.offset() + ": " + e.getMessage());
        }
        return true;
    }

    /** How far a notification is. */
    enum State {
        /** Nobody has tried to deliver it yet. */
        WAITING,
        /** An attempt is under way, or whoever made it died. */
        ATTEMPTING,
        /** The receiver took it. */
        DELIVERED,
        /** The receiver took a part of it. */
        PART,
        /** It failed and is tried again. */
        FAILED,
        /** It failed and is not tried again. */
        DEAD;

        /** The word that is printed, and that the option takes in any case. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** All words, as in {@code waiting, attempting}. */
        static String words() {
            return String.join(", ", Arrays.stream(values()).map(State::word).toList());
        }
    }

    /**
     * A notification.
     *
     * @param notification its id
     * @param receiver whom it is for
     * @param state how far it is
     * @param at since when
     * @param again which redelivery of it, if it is one
     * @param delivery the newest record of its delivery; absent while it waits
     */
    record Row(
            String notification,
            String receiver,
            State state,
            Instant at,
            @Nullable String again,
            @Nullable Delivery delivery) {
        static Row of(Delivery delivery) {
            return new Row(
                    delivery.notification(),
                    delivery.receiver(),
                    State.valueOf(delivery.state().name()),
                    delivery.at(),
                    delivery.again(),
                    delivery);
        }

        String key() {
            return receiver + "|" + notification;
        }

        /** Prints it as one line: for people, or the record itself as JSON. */
        void print(Printer printer) {
            if (!printer.isJson()) {
                printer.line(text());
            } else if (delivery == null) {
                printer.json(new Waiting(notification, receiver, state.word(), at, again));
            } else {
                printer.json(delivery);
            }
        }

        private String text() {
            var line = "%s  %-10s %-16s %s".formatted(at, state.word(), receiver, notification);
            if (delivery == null) {
                return line + (again == null ? "" : "  once more");
            }
            var reason = delivery.reason() == null ? "" : "  " + delivery.reason();
            var next = delivery.nextAttempt() == null ? "" : "  next " + delivery.nextAttempt();
            return line + "  attempt " + delivery.attempt() + reason + next;
        }
    }

    /** What {@code --json} prints of a notification that waits, with the names that a delivery has. */
    private record Waiting(
            String notification,
            String receiver,
            String state,
            Instant at,
            @Nullable String again) {}
}
