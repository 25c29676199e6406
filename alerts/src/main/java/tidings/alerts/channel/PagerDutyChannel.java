package tidings.alerts.channel;

import java.time.Duration;
import java.util.Map;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Client;

/**
 * Sends the alerts of a notification to PagerDuty, one event after another ({@link PagerDutyEvent}). An event that is
 * sent twice updates the incident of the first.
 */
public final class PagerDutyChannel implements Channel {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final String SENT = "sent";

    private final Post post;
    private final Secret key;
    private final String target;
    private final Duration interval;

    /**
     * @param settings which service, and how often at most
     * @param client sends, and refuses addresses that are off limits
     */
    public PagerDutyChannel(PagerDutySettings settings, Client client) {
        this.post = new Post(client, Targets.parse("pagerduty.url", settings.url()), settings.timeout());
        this.key = settings.routingKey();
        this.target = Targets.fingerprint(settings.url().reveal() + " " + key.reveal());
        this.interval = settings.interval();
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        var number = sent(memory);
        var alert =
                notification.alerts().get(Math.min(number, notification.alerts().size() - 1));
        var event = PagerDutyEvent.of(alert, Message.item(alert), notification.id(), key);
        var receipt = post.send(post.request(CONTENT_TYPE, Json.bytes(event)), Post.Explanation.NONE);
        return receipt instanceof Delivered taken
                        && number + 1 < notification.alerts().size()
                ? new Partly(taken.status(), Map.of(SENT, Integer.toString(number + 1)))
                : receipt;
    }

    /** How many of the notification's alerts were taken. */
    private static int sent(Memory memory) {
        var sent = memory.get(SENT);
        return sent == null ? 0 : Integer.parseInt(sent);
    }
}
