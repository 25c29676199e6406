package tidings.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a feed found.
 *
 * @param url the address that was asked
 * @param ok true if it is a feed that can be polled
 * @param status the server's status code, if it answered
 * @param reason why it is no feed that can be polled; null if it is
 * @param movedTo where the server says it is for good; null if here
 * @param format what it is written in
 * @param title what it calls itself
 * @param site its site's address
 * @param language its BCP 47 tag
 * @param items how many items it has
 * @param newest when its newest item appeared, if any says so
 * @param problems what was wrong with it and could be repaired
 * @param feeds addresses of the site's feeds, where it is a page, and of the sitemaps that an index names
 */
public record FeedReport(
        String url,
        boolean ok,
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable String movedTo,
        @Nullable String format,
        @Nullable String title,
        @Nullable String site,
        @Nullable String language,
        int items,
        @Nullable Instant newest,
        List<String> problems,
        List<String> feeds) {
    public FeedReport {
        problems = List.copyOf(problems);
        feeds = List.copyOf(feeds);
    }
}
