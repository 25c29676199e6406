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

    /**
     * A feed of which only the address is known.
     *
     * @param id {@link Ids#feed} of the address
     * @param domain registrable domain of the address
     * @param url where to fetch it
     * @param origin who adds it
     */
    public static Feed of(String id, String domain, String url, Origin origin) {
        return new Feed(id, domain, url, null, List.of(), null, null, null, null, false, null, null, origin);
    }

    /** The key on the topics {@code feeds} and {@code feed-status}: {@code <domain>|<feed id>}. */
    public String key() {
        return domain + "|" + id;
    }

    /** This feed, or the same one with the text of its articles taken from their pages. */
    public Feed withFullText(boolean changed) {
        return with(domain, url, paused, origin, changed);
    }

    /** This feed, or the same one that is not polled for now. */
    public Feed withPaused(boolean changed) {
        return with(domain, url, changed, origin, fullText);
    }

    /** The same feed at another address; its id stays. */
    public Feed at(String newDomain, String newUrl) {
        return with(newDomain, newUrl, paused, origin, fullText);
    }

    /** The same feed, added by somebody else. */
    public Feed withOrigin(Origin changed) {
        return with(domain, url, paused, changed, fullText);
    }

    private Feed with(
            String otherDomain, String otherUrl, boolean otherPaused, Origin otherOrigin, boolean otherFullText) {
        return new Feed(
                id,
                otherDomain,
                otherUrl,
                title,
                tags,
                publisher,
                language,
                country,
                site,
                otherPaused,
                minInterval,
                maxAge,
                otherOrigin,
                otherFullText);
    }
}
