package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recurring hours of the week, on the clocks of a zone: quiet hours, mute times. A range that ends at or before its
 * start passes midnight and belongs to the day on which it begins. Where clocks are set forward, a range's missing hour
 * is not waited for; where they are set back, the hour that comes twice is in it twice.
 *
 * @param name what routes call it
 * @param times ranges such as {@code 22:00-07:00}; none means the whole day
 * @param days days or ranges of days such as {@code mon-fri}, {@code sun}; none means every day
 * @param zone whose clocks, such as {@code Europe/Vienna}
 */
public record TimeInterval(String name, List<String> times, List<String> days, String zone) {
    private static final String WHOLE_DAY = "00:00-00:00";

    /**
     * Checks that times, days and zone can be read.
     *
     * @throws IllegalArgumentException whose message names what cannot, and what would be right
     */
    public TimeInterval {
        requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a time interval must have a name");
        }
        times = times == null ? List.of() : List.copyOf(times);
        days = days == null ? List.of() : List.copyOf(days);
        if (zone == null || zone.isBlank()) {
            throw new IllegalArgumentException("time interval " + name + " needs a zone, such as Europe/Vienna");
        }
        zone = zone.strip();
        Times.zone(zone);
        times.forEach(Range::of);
        days(days);
    }

    /**
     * When the stretch that holds this instant ends.
     *
     * @return its end; empty if the instant is outside
     */
    public Optional<Instant> until(Instant now) {
        var clocks = ZoneId.of(zone);
        var today = now.atZone(clocks).toLocalDate();
        return List.of(today.minusDays(1), today).stream()
                .filter(day -> days(days).contains(day.getDayOfWeek()))
                .flatMap(day -> ranges().stream().map(range -> range.on(day, clocks)))
                .filter(stretch -> stretch.holds(now))
                .map(Stretch::end)
                .max(Instant::compareTo);
    }

    private List<Range> ranges() {
        return (times.isEmpty() ? List.of(WHOLE_DAY) : times)
                .stream().map(Range::of).toList();
    }

    private static Set<DayOfWeek> days(List<String> texts) {
        if (texts.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var text : texts) {
            var ends = text.split("-", -1);
            if (ends.length > 2) {
                throw notDays(text);
            }
            days.addAll(between(day(ends[0], text), day(ends[ends.length - 1], text)));
        }
        return days;
    }

    private static List<DayOfWeek> between(DayOfWeek first, DayOfWeek last) {
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        for (var day = first; day != last; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static DayOfWeek day(String word, String text) {
        var wanted = word.strip().toUpperCase(Locale.ROOT);
        for (var day : DayOfWeek.values()) {
            if (wanted.length() >= 3 && day.name().startsWith(wanted)) {
                return day;
            }
        }
        throw notDays(text);
    }

    private static IllegalArgumentException notDays(String text) {
        return new IllegalArgumentException("'" + text + "' are no days; allowed: mon, tue, wed, thu, fri, sat, sun, or"
                + " two of them such as mon-fri");
    }

    private record Stretch(Instant begin, Instant end) {
        boolean holds(Instant now) {
            return !now.isBefore(begin) && now.isBefore(end);
        }
    }

    private record Range(LocalTime from, LocalTime to) {
        static Range of(String text) {
            var ends = text.split("-", -1);
            try {
                if (ends.length == 2) {
                    return new Range(LocalTime.parse(ends[0].strip()), end(ends[1].strip()));
                }
            } catch (DateTimeException e) {
                // said below
            }
            throw new IllegalArgumentException("'" + text + "' is not a range of times; write it as 22:00-07:00");
        }

        private static LocalTime end(String text) {
            return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
        }

        Stretch on(LocalDate day, ZoneId zone) {
            var last = to.isAfter(from) ? day : day.plusDays(1);
            return new Stretch(
                    day.atTime(from).atZone(zone).toInstant(),
                    last.atTime(to).atZone(zone).toInstant());
        }
    }
}
