package tidings.ingest.format;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time zones as feeds write them. */
final class Zones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC|UT|Z)?\\s*([+-])(\\d{1,2}):?(\\d{2})?:?(?:\\d{2})?");
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("wet", 0),
            Map.entry("west", 1),
            Map.entry("bst", 1),
            Map.entry("met", 1),
            Map.entry("cet", 1),
            Map.entry("mez", 1),
            Map.entry("mest", 2),
            Map.entry("cest", 2),
            Map.entry("mesz", 2),
            Map.entry("eet", 2),
            Map.entry("sast", 2),
            Map.entry("eest", 3),
            Map.entry("msk", 3),
            Map.entry("trt", 3),
            Map.entry("gst", 4),
            Map.entry("pkt", 5),
            Map.entry("wib", 7),
            Map.entry("hkt", 8),
            Map.entry("sgt", 8),
            Map.entry("awst", 8),
            Map.entry("jst", 9),
            Map.entry("kst", 9),
            Map.entry("aest", 10),
            Map.entry("aedt", 11),
            Map.entry("nzst", 12),
            Map.entry("nzdt", 13),
            Map.entry("brt", -3),
            Map.entry("art", -3),
            Map.entry("ast", -4),
            Map.entry("adt", -3),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("et", -5),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("ct", -6),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("mt", -7),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("pt", -8),
            Map.entry("akst", -9),
            Map.entry("akdt", -8),
            Map.entry("hst", -10));

    private Zones() {}

    /** The zone of a name or offset, such as {@code EST}, {@code GMT-07:00} or {@code Europe/Brussels}; null if unknown. */
    static @Nullable ZoneId of(String text) {
        var name = text.strip();
        var hours = HOURS.get(name.toLowerCase(Locale.ROOT));
        if (hours != null) {
            return ZoneOffset.ofHours(hours);
        }
        var offset = OFFSET.matcher(name.toUpperCase(Locale.ROOT));
        if (offset.matches()) {
            return offset(offset.group(1), offset.group(2), offset.group(3));
        }
        try {
            return name.contains("/") ? ZoneId.of(name) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneId offset(String sign, String hours, @Nullable String minutes) {
        var total = Integer.parseInt(hours) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
        var valid = total <= 18 * 60;
        return valid ? ZoneOffset.ofTotalSeconds((sign.equals("-") ? -60 : 60) * total) : null;
    }
}
