package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed to poll. Its key on the topics {@code feeds} and {@code feed-status} is {@link #key}, and the key's domain
 * decides the partition, so that one instance polls all feeds of a domain.
 *
 * @param id which feed ({@link Ids#feed} of the address it was added with)
 * @param domain registrable domain of the address, stored so that it never depends on a later suffix list
 * @param url where to fetch it
 * @param title what to call it
 * @param tags free words, copied to each of its articles
 * @param publisher who publishes it, copied to articles that do not say
 * @param language BCP 47 tag of its articles, copied to those that do not say
 * @param country ISO 3166 code of the publisher's country
 * @param site the site's own address
 * @param paused true if it is not polled for now
 * @param minInterval never poll more often than this; absent means the configured bound
 * @param maxAge at the first poll, items older than this are history; absent means the configured age
 * @param origin who added it
 * @param fullText true if the text of its new articles is taken from their pages, since it carries summaries only
 */
public record Feed(
        String id,
        String domain,
        String url,
        @Nullable String title,
        List<String> tags,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable String country,
        @Nullable String site,
        boolean paused,
        @Nullable Duration minInterval,
        @Nullable Duration maxAge,
        Origin origin,
        boolean fullText) {
    public Feed {
        requireNonNull(id, "id");
        requireNonNull(domain, "domain");
        requireNonNull(url, "url");
        tags = Lists.copy(tags);
        requireNonNull(origin, "origin");
        if (domain.indexOf('|') >= 0) {
            throw new IllegalArgumentException("domain '" + domain + "' contains '|'");
        }
    }

    /** A feed whose own texts are enough. */
    public Feed(
            String id,
            String domain,
            String url,
            @Nullable String title,
            List<String> tags,
            @Nullable String publisher,
            @Nullable String language,
            @Nullable String country,
            @Nullable String site,
            boolean paused,
            @Nullable Duration minInterval,
            @Nullable Duration maxAge,
            Origin origin) {
        this(
                id,
                domain,
                url,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                paused,
                minInterval,
                maxAge,
                origin,
                false);
    }

    /** This feed, or the same one with the text of its articles taken from their pages. */
    public Feed withFullText(boolean changed) {
        return new Feed(
                id,
                domain,
                url,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                paused,
                minInterval,
                maxAge,
                origin,
                changed);
    }

    /** The key on the topics {@code feeds} and {@code feed-status}: {@code <domain>|<feed id>}. */
    public String key() {
        return domain + "|" + id;
    }

    /** This feed, or the same one that is not polled for now. */
    public Feed withPaused(boolean changed) {
        return new Feed(
                id,
                domain,
                url,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                changed,
                minInterval,
                maxAge,
                origin,
                fullText);
    }

    /** The same feed at another address; its id stays. */
    public Feed at(String newDomain, String newUrl) {
        return new Feed(
                id,
                newDomain,
                newUrl,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                paused,
                minInterval,
                maxAge,
                origin,
                fullText);
    }

    /** The same feed, added by somebody else. */
    public Feed withOrigin(Origin changed) {
        return new Feed(
                id,
                domain,
                url,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                paused,
                minInterval,
                maxAge,
                changed,
                fullText);
    }
}
