package tidings.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.Origin;
import tidings.ingest.format.Languages;

/**
 * A feed in an OPML file.
 *
 * @param line where it stands, counted from 1; 0 if it does not come from a file
 * @param url address of the feed, absolute, http or https
 * @param title what to call it
 * @param site address of its site
 * @param language BCP 47 tag
 * @param tags free words
 * @param publisher who publishes it
 * @param country ISO 3166 code of the publisher's country
 * @param checked the date on which somebody last saw it work, or {@code no}
 * @param fullText true if the text of its articles is taken from their pages
 */
public record Outline(
        int line,
        String url,
        @Nullable String title,
        @Nullable String site,
        @Nullable String language,
        List<String> tags,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String checked,
        boolean fullText) {
    public Outline {
        tags = List.copyOf(tags);
    }

    /** The outline of a feed. */
    public static Outline of(Feed feed) {
        return new Outline(
                0,
                feed.url(),
                feed.title(),
                feed.site(),
                feed.language(),
                feed.tags(),
                feed.publisher(),
                feed.country(),
                null,
                feed.fullText());
    }

    /**
     * The feed that it describes.
     *
     * @param origin who adds it
     */
    public Feed feed(Origin origin) {
        var bare = Feeds.of(url, origin)
                .orElseThrow(() -> new IllegalStateException("an outline's address was checked when it was read"));
        return new Feed(
                bare.id(),
                bare.domain(),
                bare.url(),
                title,
                tags,
                publisher,
                Languages.normalize(language),
                country,
                site,
                false,
                null,
                null,
                origin,
                fullText);
    }
}
