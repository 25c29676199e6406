package tidings.ingest.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidings.events.Feed;
import tidings.events.Origin;

/**
 * What must be written to the topic {@code feeds} so that it agrees with the files. What was put by command stays as it
 * is.
 *
 * @param put feeds that are new or changed
 * @param removed keys of feeds that have left the files
 * @param overruled feeds of the files that a command has put there otherwise
 */
record FeedChanges(List<Feed> put, List<String> removed, List<Feed> overruled) {
    /**
     * Compares.
     *
     * @param listed the feeds of the files
     * @param present the feeds of the topic, by key
     * @param complete false if a file could not be read, so that nothing is known to have left
     */
    static FeedChanges between(Collection<Outline> listed, Map<String, Feed> present, boolean complete) {
        Map<String, Feed> byId = new HashMap<>();
        present.values().forEach(feed -> byId.merge(feed.id(), feed, FeedChanges::stronger));
        Map<String, Feed> wanted = new LinkedHashMap<>();
        List<Feed> put = new ArrayList<>();
        List<Feed> overruled = new ArrayList<>();
        for (var outline : listed) {
            var feed = outline.feed(Origin.FILE);
            var now = byId.get(feed.id());
            feed = now == null ? feed : feed.at(now.domain(), now.url()).withPaused(now.paused()); // as no file says
            if (wanted.putIfAbsent(feed.key(), feed) != null) {
                continue;
            }
            if (now != null && now.origin() == Origin.COMMAND) {
                overruled.add(feed);
            } else if (!feed.equals(now)) {
                put.add(feed);
            }
        }
        var removed = present.entrySet().stream()
                .filter(entry -> complete && entry.getValue().origin() == Origin.FILE)
                .map(Map.Entry::getKey)
                .filter(key -> !wanted.containsKey(key))
                .toList();
        return new FeedChanges(put, removed, overruled);
    }

    boolean isEmpty() {
        return put.isEmpty() && removed.isEmpty();
    }

    private static Feed stronger(Feed one, Feed other) {
        return other.origin() == Origin.COMMAND ? other : one;
    }
}
