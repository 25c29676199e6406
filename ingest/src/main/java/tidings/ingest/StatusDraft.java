package tidings.ingest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedStatus;
import tidings.events.FeedStatus.Hub;
import tidings.events.FeedStatus.Move;
import tidings.events.FeedStatus.Pace;
import tidings.events.FeedStatus.SeenItem;
import tidings.events.FeedStatus.Trouble;
import tidings.events.FeedStatus.Trust;
import tidings.ingest.fetch.Validators;

/** A feed's status while a poll decides what it becomes. Begins as what was remembered. For one thread. */
final class StatusDraft {
    final Feed feed;
    Validators validators;

    @Nullable
    String bodyHash;

    @Nullable
    Instant firstPolled;

    Instant lastPolled;
    Instant nextPoll;
    int failures;

    @Nullable
    String outcome;

    @Nullable
    String reason;

    List<SeenItem> items;
    Pace pace;
    Trust trust;

    @Nullable
    Move move;

    FeedEvent.@Nullable Kind condition;

    @Nullable
    Instant failingSince;

    @Nullable
    Instant hold;

    @Nullable
    Hub hub;

    /**
     * @param before what was remembered
     * @param same false if that belongs to another address: then no more than its items are kept
     * @param now when the poll ended
     */
    StatusDraft(Feed feed, FeedStatus before, boolean same, Instant now) {
        this.feed = feed;
        this.validators = same ? new Validators(before.etag(), before.lastModified()) : Validators.NONE;
        this.bodyHash = same ? before.bodyHash() : null;
        this.firstPolled = same ? before.firstPolled() : null;
        this.lastPolled = now;
        this.nextPoll = now;
        this.failures = same ? before.failures() : 0;
        this.reason = before.reason();
        this.items = before.items();
        this.pace = Objects.requireNonNullElse(before.pace(), Pace.UNKNOWN);
        this.trust = same ? Objects.requireNonNullElse(before.trust(), Trust.NEW) : Trust.NEW;
        this.move = same ? before.move() : null;
        this.condition = before.condition();
        this.failingSince = same && before.trouble() != null ? before.trouble().failingSince() : null;
        this.hub = same ? before.hub() : null;
    }

    FeedStatus done() {
        var trouble = condition == null && failingSince == null && hold == null
                ? null
                : new Trouble(condition, failingSince, hold);
        return new FeedStatus(
                feed.id(),
                feed.url(),
                validators.etag(),
                validators.lastModified(),
                bodyHash,
                firstPolled,
                lastPolled,
                nextPoll,
                failures,
                outcome,
                reason,
                items,
                pace,
                trust,
                move,
                trouble,
                hub);
    }
}
