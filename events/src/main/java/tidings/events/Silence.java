package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Somebody's decision not to be told of some alerts for a time. Key on the topic {@code silences}: its id.
 *
 * @param id which silence
 * @param owner who made it and answers for it; not blank
 * @param reason why, for those who wonder; not blank
 * @param match which alerts it silences; never all of them
 * @param starts from when
 * @param ends until when, exclusive; after the start
 * @param created when it was made
 */
public record Silence(
        String id, String owner, String reason, Match match, Instant starts, Instant ends, Instant created) {
    public Silence {
        requireNonNull(id, "id");
        owner = text("owner", owner);
        reason = text("reason", reason);
        requireNonNull(match, "match");
        if (match.isAll()) {
            throw new IllegalArgumentException("a silence must match something: a theme, a severity, a tag, a story");
        }
        requireNonNull(starts, "starts");
        requireNonNull(ends, "ends");
        if (!ends.isAfter(starts)) {
            throw new IllegalArgumentException("a silence must end after its start, " + starts + ", not at " + ends);
        }
        requireNonNull(created, "created");
    }

    /** True if it holds now and takes the alert. */
    public boolean mutes(Alert alert, Instant now) {
        return isActive(now) && match.takes(alert);
    }

    /** True between its start and its end. */
    public boolean isActive(Instant now) {
        return !now.isBefore(starts) && now.isBefore(ends);
    }

    /** The same silence with another end; one that has not begun by then never holds. */
    public Silence endingAt(Instant end) {
        return new Silence(id, owner, reason, match, starts.isBefore(end) ? starts : end.minusMillis(1), end, created);
    }

    private static String text(String key, String value) {
        requireNonNull(value, key);
        if (value.isBlank()) {
            throw new IllegalArgumentException("a silence must have its " + key);
        }
        return value.strip();
    }
}
