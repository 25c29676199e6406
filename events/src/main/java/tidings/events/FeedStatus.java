package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
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
 * @param pace how often it brings something new
 * @param trust how far its server's word is taken that nothing has changed
 * @param move where it says that it has moved, until that is believed
 * @param trouble what is wrong with it, beyond the last poll
 * @param hub who announces its changes, and until when
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
        List<SeenItem> items,
        @Nullable Pace pace,
        @Nullable Trust trust,
        @Nullable Move move,
        @Nullable Trouble trouble,
        @Nullable Hub hub) {
    public FeedStatus {
        requireNonNull(feed, "feed");
        requireNonNull(url, "url");
        requireNonNull(nextPoll, "nextPoll");
        items = Lists.copy(items);
        if (failures < 0) {
            throw new IllegalArgumentException("failures " + failures + " is negative");
        }
    }

    /** A status of which no more is known than the polls themselves. */
    public FeedStatus(
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
        this(
                feed,
                url,
                etag,
                lastModified,
                bodyHash,
                firstPolled,
                lastPolled,
                nextPoll,
                failures,
                outcome,
                reason,
                items,
                null,
                null,
                null,
                null,
                null);
    }

    /** The status of a feed that was never polled and is due. */
    public static FeedStatus unpolled(Feed feed, Instant now) {
        return new FeedStatus(feed.id(), feed.url(), null, null, null, null, null, now, 0, null, null, List.of());
    }

    /** The condition that it is in; null for a feed that does well. */
    public FeedEvent.@Nullable Kind condition() {
        return trouble == null ? null : trouble.condition();
    }

    /**
     * An item that was in a recent body. The marks are numbers ({@link Ids#mark}), 0 for what it has not.
     *
     * @param article id of the article
     * @param revision the text that was published to the topic {@code articles}
     * @param guid mark of the identifier that its publisher gave it last
     * @param name mark of its title, or of its text if it has none
     * @param link mark of its address
     * @param present true if it was in the last body that was read
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record SeenItem(String article, String revision, long guid, long name, long link, boolean present) {
        public SeenItem {
            requireNonNull(article, "article");
            requireNonNull(revision, "revision");
        }

        /** An item of which no more is remembered. */
        public SeenItem(String article, String revision) {
            this(article, revision, 0, 0, 0, false);
        }

        /** This item once it is in the last body no longer. */
        public SeenItem left() {
            return present ? new SeenItem(article, revision, guid, name, link, false) : this;
        }
    }

    /**
     * How often a feed brings something new.
     *
     * @param newest when its last new item came
     * @param gap the usual time from one new item to the next, smoothed; absent until it is known
     * @param asked the least wait between two polls that its document and its server ask for
     * @param interval the wait that was planned after the last poll that worked, before it is varied
     * @param lag from the publication of its last new item, as stated, to first sight of it
     */
    public record Pace(
            @Nullable Instant newest,
            @Nullable Duration gap,
            @Nullable Duration asked,
            @Nullable Duration interval,
            @Nullable Duration lag) {
        /** Nothing is known. */
        public static final Pace UNKNOWN = new Pace(null, null, null, null, null);
    }

    /**
     * How far a server's word is taken that nothing has changed.
     *
     * @param lastFull when it last sent a body without being told what we have
     * @param notModified how often since then it said that nothing has changed
     * @param same how many bodies in a row were equal although the server sent other validators with them
     * @param doubted until when it is not believed; absent if it is
     */
    public record Trust(
            @Nullable Instant lastFull,
            int notModified,
            int same,
            @Nullable Instant doubted) {
        /** As a server begins. */
        public static final Trust NEW = new Trust(null, 0, 0, null);
    }

    /**
     * A move that is not believed yet.
     *
     * @param to the address that the server names
     * @param since when it first named it
     * @param answers how many answers in a row named it
     */
    public record Move(String to, Instant since, int answers) {
        public Move {
            requireNonNull(to, "to");
            requireNonNull(since, "since");
        }
    }

    /**
     * What is wrong beyond the last poll.
     *
     * @param condition the condition that it is in
     * @param failingSince when the first of the failures in a row was
     * @param hold until when its server asked all polls of its domain to wait
     */
    public record Trouble(
            FeedEvent.@Nullable Kind condition,
            @Nullable Instant failingSince,
            @Nullable Instant hold) {}

    /**
     * Who announces changes of the feed (WebSub).
     *
     * @param url the hub's address
     * @param topic the feed's address as the hub knows it
     * @param asked when a subscription was last asked for; absent if it was not
     * @param missed how many new items came by polling that the hub had not announced, since it last announced some
     */
    public record Hub(String url, String topic, @Nullable Instant asked, int missed) {
        public Hub {
            requireNonNull(url, "url");
            requireNonNull(topic, "topic");
        }
    }
}
