package tidings.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tidings.events.topic.Json;
import tidings.ingest.push.HubNotice;

/** What hubs told of the feeds of a partition. Used by the worker's thread. */
final class Notices {
    private final Map<String, Announced> byFeed = new HashMap<>();

    /**
     * Takes in a record of the topic {@code feeds} whose key is that of a notice.
     *
     * @return the key of the feed that it is about
     * @throws tidings.events.topic.PoisonException if it cannot be read
     */
    String take(String key, byte[] value) {
        var notice = Json.read(value, HubNotice.class);
        var feed = key.substring(0, key.lastIndexOf('|'));
        var before = of(feed);
        byFeed.put(
                feed,
                switch (notice.kind()) {
                    case SUBSCRIBED -> new Announced(notice.until(), before.pushed());
                    case DENIED -> new Announced(null, before.pushed());
                    case PUSHED -> new Announced(before.until(), notice.at());
                });
        return feed;
    }

    Announced of(String feed) {
        return Objects.requireNonNullElse(byFeed.get(feed), Announced.NOT);
    }

    /** Forgets a feed; true if there was something to forget. */
    boolean forget(String feed) {
        return byFeed.remove(feed) != null;
    }
}
