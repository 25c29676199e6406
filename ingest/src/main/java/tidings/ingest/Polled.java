package tidings.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedStatus;
import tidings.events.FeedStatus.SeenItem;
import tidings.ingest.article.Sighting;

/**
 * What came of polling a feed.
 *
 * @param status what to remember
 * @param items what became of the document's items
 * @param moved the feed at its new address, if it has moved for good; else null
 * @param events what people should be told of it
 * @param took how long the poll took
 */
record Polled(FeedStatus status, Items items, @Nullable Feed moved, List<FeedEvent> events, Duration took) {
    Polled {
        events = List.copyOf(events);
    }

    /**
     * What became of a document's items.
     *
     * @param publish what to publish, oldest first
     * @param added how many of them are new and current
     * @param changed how many have a new text
     * @param history how many are new to us, and old
     * @param unchanged how many items of the document were known as they are
     * @param empty how many items say nothing, or repeat another of the document
     */
    record Items(List<Article> publish, int added, int changed, int history, int unchanged, int empty) {
        /** There was no document. */
        static final Items NONE = new Items(List.of(), 0, 0, 0, 0, 0);

        Items {
            publish = List.copyOf(publish);
        }

        /** The same fates with the published articles' texts completed. */
        Items with(List<Article> completed) {
            return new Items(completed, added, changed, history, unchanged, empty);
        }

        /**
         * Tells what is new from what is known.
         *
         * @param count how many items the document has
         * @param sightings its articles, in its order
         * @param remembered the feed's recent items
         */
        static Items of(int count, List<Sighting> sightings, List<SeenItem> remembered) {
            Map<String, String> known = new HashMap<>();
            remembered.forEach(item -> known.put(item.article(), item.revision()));
            List<Article> publish = new ArrayList<>();
            var changed = 0;
            var history = 0;
            for (var sighting : sightings.reversed()) { // feeds begin with the newest
                var article = sighting.article();
                var revision = known.get(article.id());
                if (!article.revision().equals(revision)) {
                    publish.add(article);
                    changed += revision != null ? 1 : 0;
                    history += revision == null && article.history() ? 1 : 0;
                }
            }
            return new Items(
                    publish,
                    publish.size() - changed - history,
                    changed,
                    history,
                    sightings.size() - publish.size(),
                    count - sightings.size());
        }
    }
}
