package tidings.alerts.channel;

import tidings.events.Notification;

/**
 * Sends nothing: whoever is told this way reads the receiver's feed, which the console makes of the topic {@code
 * notifications} ({@link FeedDocument}). That a notification is there is its delivery.
 */
public final class FeedChannel implements Channel {
    /** A channel that is read. */
    public FeedChannel() {}

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        return new Receipt.Delivered(null);
    }
}
