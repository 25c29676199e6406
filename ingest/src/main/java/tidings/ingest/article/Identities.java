package tidings.ingest.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.Ids;
import tidings.ingest.format.FeedDocument;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Item;

/**
 * Decides which article each item of one document is. An address identifies an article unless it is the site's own, or
 * several different items of the document share it; then, and without an address, the publisher's identifier does.
 */
final class Identities {
    private final Feed feed;
    private final Map<String, String> known;
    private final Set<String> sites = new HashSet<>();
    private final Map<String, Set<String>> sharing = new HashMap<>();

    /**
     * @param document whose items they are
     * @param feed where the document came from
     * @param known revisions of the feed's recent articles by id
     */
    Identities(FeedDocument document, Feed feed, Map<String, String> known) {
        this.feed = feed;
        this.known = known;
        for (var site : new String[] {document.site(), feed.site(), feed.url()}) {
            CanonicalUrl.of(site).map(CanonicalUrl::identity).ifPresent(sites::add);
        }
        for (var item : document.items()) {
            CanonicalUrl.of(item.link())
                    .ifPresent(link -> sharing.computeIfAbsent(link.identity(), identity -> new HashSet<>())
                            .add(name(item)));
        }
    }

    /** The id of an item's article, given its texts. */
    String id(Item item, String title, String summary, String text) {
        var link = CanonicalUrl.of(item.link()).orElse(null);
        if (link == null) {
            var guid = guid(item);
            return guid != null
                    ? Ids.articleIn(feed.domain(), guid)
                    : Ids.articleIn(feed.id(), title.isEmpty() ? text.isEmpty() ? summary : text : title);
        }
        var plain = Ids.article(link.identity());
        var scoped = Ids.articleIn(link.identity(), name(item));
        if (known.containsKey(scoped)) {
            return scoped; // its neighbours may have left the document meanwhile
        }
        var shared = sharing.getOrDefault(link.identity(), Set.of()).size() > 1;
        if (!shared && !link.isHome() && !sites.contains(link.identity())) {
            return plain;
        }
        var before = known.get(plain);
        var body = text.isBlank() ? summary : text;
        return before != null && before.equals(Ids.revision(title, summary, body)) ? plain : scoped;
    }

    /** What tells items at one address apart. */
    private static String name(Item item) {
        var guid = guid(item);
        return guid != null ? guid : HtmlText.line(item.title().isBlank() ? item.summary() : item.title());
    }

    /** The identifier; one that is an address is the same with http and https. */
    private static @Nullable String guid(Item item) {
        var guid = item.guid();
        return guid == null
                ? null
                : CanonicalUrl.of(guid).map(CanonicalUrl::identity).orElse(guid);
    }
}
