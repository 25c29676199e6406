package tidings.alerts.channel;

import java.time.InstantSource;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Client;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts a notification as a CloudEvent (JSON, structured mode) signed as Standard Webhooks say. The event's id, and
 * the header {@code webhook-id}, is the notification's id in every attempt, so that a receiver can tell a repeat; the
 * event's data is the {@link Notification} with all its evidence.
 */
public final class WebhookChannel implements Channel {
    private static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    private final Post post;
    private final WebhookSigner signer;
    private final InstantSource clock;

    /**
     * @param settings where to, and with which keys
     * @param client sends, and refuses addresses that are off limits
     * @param clock tells the time of an attempt, which is signed
     */
    public WebhookChannel(WebhookSettings settings, Client client, InstantSource clock) {
        this.post = new Post(client, Targets.parse("webhook.url", settings.url()), settings.timeout());
        this.signer = new WebhookSigner(settings.secrets());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String target() {
        return post.target();
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        var body = body(notification);
        var seconds = clock.instant().getEpochSecond();
        var request = post.request(CONTENT_TYPE, body)
                .with("webhook-id", notification.id())
                .with("webhook-timestamp", Long.toString(seconds))
                .with("webhook-signature", signer.sign(notification.id(), seconds, body));
        return post.send(request, Post.Explanation.NONE);
    }

    /** The same bytes for the same notification, in every attempt. */
    static byte[] body(Notification notification) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", notification.id());
        event.put("source", "/notifications");
        event.put("type", "tidings.notification");
        event.put("subject", notification.group());
        event.put("time", notification.created().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", Json.mapper().valueToTree(notification));
        return Json.bytes(event);
    }
}
