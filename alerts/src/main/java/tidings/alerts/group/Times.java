package tidings.alerts.group;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;

/** Reads times of day and zones as people write them. */
final class Times {
    private Times() {}

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a zone; write it as Europe/Vienna or UTC", e);
        }
    }

    static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time of day; write it as 07:30", e);
        }
    }
}
