package tidings.alerts.mute;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tidings.events.Alert;
import tidings.events.Feedback;
import tidings.events.Silence;

/**
 * Which alerts are not told now, and which need not be told again: silences, inhibition, acknowledgements.
 *
 * <p>Safe from any thread.
 */
public final class Mutes {
    /** For how long an alert inhibits others, and an acknowledgement is remembered, counted from its time. */
    public static final Duration REMEMBER = Duration.ofDays(7);

    private final Map<String, Silence> silences = new ConcurrentHashMap<>();
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
    private final Inhibition inhibition;

    /**
     * @param rules which alerts inhibit which, in the order in which they are asked
     */
    public Mutes(List<InhibitSettings> rules) {
        this.inhibition = new Inhibition(rules);
    }

    /** True if some alerts may inhibit others, so that alerts must be shown to {@link #saw}. */
    public boolean inhibits() {
        return inhibition.isOn();
    }

    /** A silence was made or changed. */
    public void put(Silence silence) {
        silences.put(silence.id(), silence);
    }

    /** A silence was taken away. */
    public void remove(String id) {
        silences.remove(id);
    }

    /** Somebody gave feedback. */
    public void heard(Feedback feedback) {
        if (feedback.verdict() == Feedback.Verdict.ACKNOWLEDGED) {
            acknowledged.put(feedback.alert(), feedback.at());
        }
    }

    /** An alert was raised; it may inhibit others. Seeing it twice changes nothing. */
    public void saw(Alert alert) {
        inhibition.saw(alert);
    }

    /** Why an alert is not told now; empty if it is. */
    public Optional<MuteReason> reason(Alert alert, Instant now) {
        if (silences.values().stream().anyMatch(silence -> silence.mutes(alert, now))) {
            return Optional.of(MuteReason.SILENCE);
        }
        return inhibition.mutes(alert) ? Optional.of(MuteReason.INHIBITION) : Optional.empty();
    }

    /** True if somebody has acknowledged the alert. */
    public boolean isAcknowledged(String alert) {
        return acknowledged.containsKey(alert);
    }

    /** All silences, those that are over too. */
    public Collection<Silence> silences() {
        return List.copyOf(silences.values());
    }

    /** Forgets what is too old to matter. */
    public void forget(Instant now) {
        var oldest = now.minus(REMEMBER);
        acknowledged.values().removeIf(at -> at.isBefore(oldest));
        silences.values().removeIf(silence -> silence.ends().isBefore(oldest));
        inhibition.forget(oldest);
    }
}
