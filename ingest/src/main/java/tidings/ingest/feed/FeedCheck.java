package tidings.ingest.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.ingest.fetch.Access;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.fetch.Validators;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.FeedReader;
import tidings.ingest.format.Item;
import tidings.ingest.format.Unreadable;
import tidings.net.Client;

/**
 * Looks at a feed once and says what it found.
 *
 * <p>Safe from any thread, as far as the client is.
 */
public final class FeedCheck {
    private final FeedFetcher fetcher;
    private final FeedReader reader = new FeedReader();

    /** @param client fetches the feed */
    public FeedCheck(Client client) {
        this(client, List.of());
    }

    /**
     * @param client fetches the feed
     * @param access how feeds are reached that ask for more than an address
     */
    public FeedCheck(Client client, List<Access> access) {
        this.fetcher = new FeedFetcher(client, access);
    }

    /**
     * Fetches an address and reads what is there; for a page, finds the feeds of its site.
     *
     * @param url the address, as somebody wrote it
     * @return what was found; trouble outside is never an exception
     */
    public FeedReport check(String url) {
        return switch (fetcher.fetch(url, Validators.NONE)) {
            case Fetched.NotModified none -> failed(url, 304, "the server sent no body");
            case Fetched.Gone gone -> failed(url, 410, gone.reason());
            case Fetched.Failed failed -> failed(url, failed.status(), failed.reason());
            case Fetched.Body body -> read(url, body);
        };
    }

    private FeedReport read(String url, Fetched.Body body) {
        return switch (reader.read(body.bytes(), body.contentType(), body.url())) {
            case FeedDocument document -> found(url, body, document);
            case Unreadable no -> unreadable(url, body, no);
        };
    }

    private FeedReport found(String url, Fetched.Body body, FeedDocument document) {
        var newest = document.items().stream()
                .map(FeedCheck::date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return new FeedReport(
                url,
                true,
                body.status(),
                null,
                body.movedTo() == null ? null : body.movedTo().toString(),
                document.format(),
                document.title(),
                document.site(),
                document.language(),
                document.items().size(),
                newest.orElse(null),
                document.problems(),
                document.isPage() ? new FeedFinder(this::isFeed).named(body) : List.of());
    }

    private FeedReport unreadable(String url, Fetched.Body body, Unreadable no) {
        var feeds = no.named().isEmpty() ? new FeedFinder(this::isFeed).find(body) : no.named();
        return report(url, body.status(), no.reason(), feeds);
    }

    private boolean isFeed(String address) {
        return fetcher.fetch(address, Validators.NONE) instanceof Fetched.Body body
                && reader.read(body.bytes(), body.contentType(), body.url()) instanceof FeedDocument;
    }

    private static @Nullable Instant date(Item item) {
        return item.published() == null ? item.updated() : item.published();
    }

    private static FeedReport failed(String url, @Nullable Integer status, String reason) {
        return report(url, status, reason, List.of());
    }

    private static FeedReport report(String url, @Nullable Integer status, String reason, List<String> feeds) {
        return new FeedReport(url, false, status, reason, null, null, null, null, null, 0, null, List.of(), feeds);
    }
}
