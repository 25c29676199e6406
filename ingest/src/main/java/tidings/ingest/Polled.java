package tidings.ingest;

import java.time.Duration;
import java.util.List;
import tidings.events.Article;
import tidings.events.FeedStatus;

/**
 * What came of polling a feed.
 *
 * @param status what to remember
 * @param articles what to publish, oldest first
 * @param added how many of them are new and current
 * @param changed how many have a new text
 * @param history how many are new to us, and old
 * @param unchanged how many items of the document were known as they are
 * @param empty how many items say nothing, or repeat another of the document
 * @param took how long the poll took
 */
record Polled(
        FeedStatus status,
        List<Article> articles,
        int added,
        int changed,
        int history,
        int unchanged,
        int empty,
        Duration took) {
    Polled {
        articles = List.copyOf(articles);
    }

    /** A poll that brought no document. */
    static Polled without(FeedStatus status, Duration took) {
        return new Polled(status, List.of(), 0, 0, 0, 0, 0, took);
    }
}
