package tidings.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tidings.events.FeedStatus.SeenItem;
import tidings.ingest.article.Sighting;

/** Which items of a feed are remembered. Pure functions. */
final class Remembered {
    private static final int FEWEST = 100;

    private Remembered() {}

    /** Those of this body, and before them the latest of earlier bodies: items come back when others are deleted. */
    static List<SeenItem> after(List<SeenItem> before, List<Sighting> present) {
        SequencedMap<String, SeenItem> all = new LinkedHashMap<>();
        before.forEach(item -> all.put(item.article(), item.left()));
        for (var sighting : present.reversed()) {
            all.putLast(sighting.article().id(), sighting.item());
        }
        var kept = Math.min(Finder.MOST_ITEMS, present.size() + Math.max(FEWEST, 2 * present.size()));
        return all.values().stream().skip(Math.max(0, all.size() - kept)).toList();
    }
}
