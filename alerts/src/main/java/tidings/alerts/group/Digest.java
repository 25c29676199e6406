package tidings.alerts.group;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells a group's alerts at set times instead of as they come. A time that a change of clocks leaves out is told as
 * much later as the clocks were set forward; one that comes twice is told the first time only.
 *
 * @param every {@code hour}, at the full hour, or {@code day}
 * @param at for {@code day}: the times of day, one or more, such as {@code 07:30}
 * @param zone whose clocks, such as {@code Europe/Vienna}; {@code UTC} if absent and not needed
 */
public record Digest(String every, List<String> at, String zone) {
    private static final String HOUR = "hour";
    private static final String DAY = "day";

    /**
     * Checks that all of it can be read.
     *
     * @throws IllegalArgumentException whose message says what is wrong, and what would be right
     */
    public Digest {
        at = at == null ? List.of() : List.copyOf(at);
        every = every == null ? (at.isEmpty() ? HOUR : DAY) : every.strip();
        if (!every.equals(HOUR) && !every.equals(DAY)) {
            throw new IllegalArgumentException("digest.every '" + every + "' is not one of hour, day");
        }
        if (every.equals(DAY) == at.isEmpty()) {
            throw new IllegalArgumentException(
                    every.equals(DAY)
                            ? "a digest every day needs its times, such as at: '07:30'"
                            : "a digest every hour comes at the full hour; leave out digest.at, or write every: day");
        }
        if (every.equals(DAY) && (zone == null || zone.isBlank())) {
            throw new IllegalArgumentException("a digest every day needs a zone, such as Europe/Vienna");
        }
        zone = zone == null || zone.isBlank() ? "UTC" : zone.strip();
        Times.zone(zone);
        at.forEach(Times::time);
    }

    /** A digest at every full hour of a zone's clocks. */
    public static Digest hourly(String zone) {
        return new Digest(HOUR, List.of(), zone);
    }

    /** A digest at times of each day. */
    public static Digest daily(String zone, String... at) {
        return new Digest(DAY, List.of(at), zone);
    }

    /** The first time for this digest that is later than now. */
    public Instant next(Instant now) {
        var local = now.atZone(ZoneId.of(zone));
        if (every.equals(HOUR)) {
            return local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        }
        var today = local.toLocalDate();
        return LongStream.rangeClosed(-1, 2)
                .mapToObj(today::plusDays)
                .flatMap(day -> at.stream().map(time -> day.atTime(LocalTime.parse(time.strip()))))
                .map(time -> time.atZone(local.getZone()).toInstant())
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
