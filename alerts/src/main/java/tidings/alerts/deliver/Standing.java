package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.Memory;
import tidings.events.Delivery;

/**
 * What the topic {@code deliveries} tells of one receiver beyond single notifications: whether its address is disabled,
 * what it calls the messages it has taken, and whether it is away. Learned from each record in order, the same while it
 * is written as after a restart. Used by the worker's thread only.
 */
final class Standing {
    /** After that, news of a story begins a new message. */
    static final Duration KEEP = Duration.ofDays(14);

    private static final int MOST_REFERENCES = 10_000;

    private final Circuit circuit = new Circuit();
    private final SequencedMap<String, Reference> references = new LinkedHashMap<>();
    private @Nullable String disabled;
    private Instant disabledAt = Instant.MIN;
    private Instant lastEnd = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;

    /** Takes in the next record; returns true if the receiver was away and is back. */
    boolean learn(Delivery delivery, boolean remembers) {
        if (delivery.disabled() != null) {
            disabled = delivery.disabled();
            disabledAt = delivery.at();
        } else if (delivery.state() == Delivery.State.DELIVERED || delivery.state() == Delivery.State.PART) {
            disabled = null;
        }
        if (remembers) {
            delivery.references().forEach((key, value) -> remember(key, new Reference(value, delivery.at())));
        }
        if (delivery.state() != Delivery.State.ATTEMPTING) {
            lastEnd = later(lastEnd, delivery.at());
        }
        if (delivery.pausedUntil() != null) {
            pausedUntil = later(pausedUntil, delivery.pausedUntil());
        }
        return circuit.learn(delivery);
    }

    Circuit circuit() {
        return circuit;
    }

    /** True if this very address said that it is gone. */
    boolean isDisabled(String target) {
        return disabled != null && disabled.equals(target);
    }

    /** The earliest time at which something may be sent to it again, as far as earlier owners tell. */
    Instant notBefore(Duration interval) {
        return lastEnd.equals(Instant.MIN) ? pausedUntil : later(pausedUntil, lastEnd.plus(interval));
    }

    /** What is remembered, with what is known of one notification over it. */
    Memory memory(Map<String, String> own) {
        var all = new HashMap<String, String>();
        references.forEach((key, reference) -> all.put(key, reference.value));
        all.putAll(own);
        return new Memory(all);
    }

    /** No record that matters here is older than this; a time to come if none does. */
    Instant since(Instant now) {
        while (!references.isEmpty() && references.firstEntry().getValue().at.isBefore(now.minus(KEEP))) {
            references.pollFirstEntry();
        }
        var oldest = references.isEmpty() ? now : references.firstEntry().getValue().at;
        return disabled != null && disabledAt.isBefore(oldest) ? disabledAt : oldest;
    }

    private void remember(String key, Reference reference) {
        references.putLast(key, reference);
        if (references.size() > MOST_REFERENCES) {
            references.pollFirstEntry();
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private record Reference(String value, Instant at) {}
}
