package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a poller must remember of a feed to go on after a restart without polling or publishing anything again.
 *
 * @param feed id of the feed
 * @param url the address that the validators belong to
 * @param etag the last {@code ETag}, sent back as {@code If-None-Match}
 * @param lastModified the last {@code Last-Modified}, sent back as {@code If-Modified-Since}
 * @param bodyHash fingerprint of the last body, so that an equal one is not parsed
 * @param firstPolled when it was first read with success; absent until then
 * @param lastPolled when it was last polled, whatever came of it
 * @param nextPoll when it is next due
 * @param failures how many polls have failed in a row; 0 after a success
 * @param outcome what came of the last poll: {@code items}, {@code unchanged}, {@code not-modified}, or the reason of
 *     a failure
 * @param reason what a person should know of the last failure or of oddities in the document
 * @param items the items of recent bodies, newest last
 */
public record FeedStatus(
        String feed,
        String url,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        @Nullable Instant firstPolled,
        @Nullable Instant lastPolled,
        Instant nextPoll,
        int failures,
        @Nullable String outcome,
        @Nullable String reason,
        List<SeenItem> items) {
    public FeedStatus {
        requireNonNull(feed, "feed");
        requireNonNull(url, "url");
        requireNonNull(nextPoll, "nextPoll");
        items = Lists.copy(items);
        if (failures < 0) {
            throw new IllegalArgumentException("failures " + failures + " is negative");
        }
    }

    /**
     * An item that was in a recent body.
     *
     * @param article id of the article
     * @param revision the text that was published to the topic {@code articles}
     */
    public record SeenItem(String article, String revision) {
        public SeenItem {
            requireNonNull(article, "article");
            requireNonNull(revision, "revision");
        }
    }
}
