package tidings.ingest.format;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Names;

/**
 * What a feed asks of those who poll it.
 *
 * @param interval the least time between two polls: the longer of RSS's {@code ttl} and the syndication module's {@code
 *     updatePeriod} divided by its {@code updateFrequency}; absent if it states neither
 * @param hubs absolute addresses of hubs that announce its changes (WebSub), in its order; few or none
 * @param self its own address as it states it
 */
public record Hints(
        @Nullable Duration interval,
        List<String> hubs,
        @Nullable String self) {
    /** Nothing is asked. */
    public static final Hints NONE = new Hints(null, List.of(), null);

    private static final int MOST_HUBS = 5;
    private static final Duration LONGEST = Duration.ofDays(365);

    public Hints {
        hubs = List.copyOf(hubs);
    }

    /**
     * Reads them.
     *
     * @param feed the channel or feed element
     * @param base the absolute address that its own addresses are relative to
     */
    static Hints of(Element feed, String base) {
        List<String> hubs = new ArrayList<>();
        String self = null;
        for (var namespace : new LinkedHashSet<>(List.of(feed.getNamespace(), Names.ATOM))) {
            for (var link : feed.getChildren("link", namespace)) {
                var address = Links.resolve(base, link.getAttributeValue("href"));
                var rel = link.getAttributeValue("rel", "").strip().toLowerCase(Locale.ROOT);
                if (address != null && rel.equals("hub") && hubs.size() < MOST_HUBS && !hubs.contains(address)) {
                    hubs.add(address);
                }
                self = self == null && rel.equals("self") ? address : self;
            }
        }
        return new Hints(longer(ttl(feed), period(feed)), hubs, self);
    }

    private static @Nullable Duration ttl(Element feed) {
        var minutes = number(feed.getChildText("ttl", feed.getNamespace()));
        return minutes == null ? null : bounded(Duration.ofMinutes(minutes));
    }

    private static @Nullable Duration period(Element feed) {
        var period = feed.getChildText("updatePeriod", Names.SYNDICATION);
        if (period == null) {
            return null;
        }
        var frequency = Objects.requireNonNullElse(number(feed.getChildText("updateFrequency", Names.SYNDICATION)), 1L);
        var length = switch (period.strip().toLowerCase(Locale.ROOT)) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> LONGEST;
            default -> null;
        };
        return length == null ? null : bounded(length.dividedBy(frequency));
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,7}") && Long.parseLong(text.strip()) > 0
                ? Long.valueOf(text.strip())
                : null;
    }

    private static Duration bounded(Duration stated) {
        return stated.compareTo(LONGEST) > 0 ? LONGEST : stated;
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
