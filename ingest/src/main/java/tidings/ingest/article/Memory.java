package tidings.ingest.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tidings.events.FeedStatus.SeenItem;

/**
 * The items that are remembered of a feed, found by their marks. Each is claimed by one item of the present document at
 * most. For one thread.
 */
final class Memory {
    private final Map<String, SeenItem> byArticle = new HashMap<>();
    private final Map<Long, List<SeenItem>> byLink;
    private final Map<Long, List<SeenItem>> byGuid;
    private final Map<Long, List<SeenItem>> byName;
    private final Set<String> claimed = new HashSet<>();

    Memory(Collection<SeenItem> items) {
        items.forEach(item -> byArticle.put(item.article(), item));
        this.byLink = index(items, SeenItem::link);
        this.byGuid = index(items, SeenItem::guid);
        this.byName = index(items, SeenItem::name);
    }

    /** The one that is remembered under an id and, being from an earlier release, without marks. */
    @Nullable
    SeenItem unmarked(String article) {
        var item = byArticle.get(article);
        return item != null && item.guid() == 0 && item.name() == 0 && item.link() == 0 ? item : null;
    }

    boolean knows(String article) {
        return byArticle.containsKey(article);
    }

    List<SeenItem> atLink(long link) {
        return byLink.getOrDefault(link, List.of());
    }

    /** The one with this identifier; null if there is none, or if it stands for several. */
    @Nullable
    SeenItem withGuid(long guid) {
        var items = byGuid.getOrDefault(guid, List.of());
        return items.size() == 1 ? items.getFirst() : null;
    }

    /** The one with this identifier and name; null if there is none, or several. */
    @Nullable
    SeenItem withGuid(long guid, long name) {
        var items = byGuid.getOrDefault(guid, List.of()).stream()
                .filter(item -> item.name() == name)
                .toList();
        return items.size() == 1 ? items.getFirst() : null;
    }

    /** True if several have this identifier. */
    boolean isAmbiguous(long guid) {
        return byGuid.getOrDefault(guid, List.of()).size() > 1;
    }

    /** Those with this name at this address, or without one. */
    List<SeenItem> named(long name, long link) {
        return byName.getOrDefault(name, List.of()).stream()
                .filter(item -> item.link() == link)
                .toList();
    }

    /** Claims it for an item of the document; false if it is another's. */
    boolean claim(SeenItem item) {
        return claimed.add(item.article());
    }

    boolean isClaimed(SeenItem item) {
        return claimed.contains(item.article());
    }

    private static Map<Long, List<SeenItem>> index(Collection<SeenItem> items, ToLongFunction<SeenItem> mark) {
        Map<Long, List<SeenItem>> index = new HashMap<>();
        for (var item : items) {
            if (mark.applyAsLong(item) != 0) {
                index.computeIfAbsent(mark.applyAsLong(item), none -> new ArrayList<>(1))
                        .add(item);
            }
        }
        return index;
    }
}
