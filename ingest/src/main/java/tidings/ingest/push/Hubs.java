package tidings.ingest.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus.Hub;
import tidings.ingest.fetch.Fetched;
import tidings.ingest.format.Hints;

/**
 * Keeps the subscription of a feed at a hub that announces its changes (WebSub), after each poll that worked.
 *
 * <p>Safe from any thread.
 */
public interface Hubs {
    /** Asks nobody. */
    Hubs OFF = (feed, hub, until, now) -> hub;

    /**
     * Asks the hub for a subscription where there is none, or for a longer one where it ends soon.
     *
     * @param hub who announces the feed's changes; null if nobody does
     * @param until when the subscription that the hub has confirmed ends; null if it has confirmed none
     * @return the hub with the time of the request, if there was one
     */
    @Nullable
    Hub subscribed(Feed feed, @Nullable Hub hub, @Nullable Instant until, Instant now);

    /** The hub that a document or its headers name, with what is remembered of it; null if they name none. */
    default @Nullable Hub named(@Nullable Hub before, Hints hints, Fetched.Body body, String url) {
        var hub = body.hub() == null
                ? (hints.hubs().isEmpty() ? null : hints.hubs().getFirst())
                : body.hub();
        if (hub == null) {
            return null;
        }
        var own = body.self() == null ? hints.self() : body.self();
        var topic = own == null ? url : own;
        return before != null && before.url().equals(hub) && before.topic().equals(topic)
                ? before
                : new Hub(hub, topic, null, 0);
    }

    /**
     * Notes whether the hub had announced what a poll brought.
     *
     * @param added how many new items came
     * @param announced true if the hub had announced a change since the poll before
     * @param moved true if the feed's address is another than before, so that nothing can be said
     */
    default @Nullable Hub polled(@Nullable Hub hub, int added, boolean announced, boolean moved) {
        if (hub == null || hub.asked() == null || moved) {
            return hub;
        }
        if (announced) {
            return new Hub(hub.url(), hub.topic(), hub.asked(), 0);
        }
        return added == 0 ? hub : new Hub(hub.url(), hub.topic(), hub.asked(), hub.missed() + added);
    }
}
