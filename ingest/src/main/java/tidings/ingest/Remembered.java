package tidings.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidings.events.Article;
import tidings.events.FeedStatus.SeenItem;

/** Which items of a feed are remembered. Pure functions. */
final class Remembered {
    private static final int FEWEST = 100;

    private Remembered() {}

    /** The revisions of articles by id, in their order. */
    static Map<String, String> byId(List<SeenItem> items) {
        Map<String, String> known = new LinkedHashMap<>();
        items.forEach(item -> known.put(item.article(), item.revision()));
        return known;
    }

    /** Those of this body, and before them the latest of earlier bodies: items come back when others are deleted. */
    static List<SeenItem> after(List<SeenItem> before, List<Article> present) {
        var all = byId(before);
        for (var article : present.reversed()) {
            all.remove(article.id());
            all.put(article.id(), article.revision());
        }
        var kept = Math.min(FeedPoller.MOST_ITEMS, present.size() + Math.max(FEWEST, 2 * present.size()));
        return all.entrySet().stream()
                .skip(Math.max(0, all.size() - kept))
                .map(entry -> new SeenItem(entry.getKey(), entry.getValue()))
                .toList();
    }
}
