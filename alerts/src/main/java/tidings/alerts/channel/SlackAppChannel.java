package tidings.alerts.channel;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Partly;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Client;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes with a Slack app's bot token. A story is one message: the first version posts it, a later one edits it and is
 * added to its thread, so that the message shows the newest state and the thread how it came about. A version that is
 * told again is added to the thread and shown in the conversation too, since nobody would notice an edit. What Slack
 * calls the message comes back through {@link Memory}. Each call of Slack is one attempt, so that a crash repeats at most
 * one.
 */
public final class SlackAppChannel implements Channel {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private final Post posting;
    private final Post editing;
    private final SlackAppSettings settings;

    /**
     * @param settings which app and conversation, and how often at most
     * @param client sends, and refuses addresses that are off limits
     */
    public SlackAppChannel(SlackAppSettings settings, Client client) {
        this.settings = settings;
        this.posting = new Post(client, method(settings, "chat.postMessage"), settings.timeout());
        this.editing = new Post(client, method(settings, "chat.update"), settings.timeout());
    }

    @Override
    public String name() {
        return "slack-app";
    }

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public String target() {
        return Targets.fingerprint(
                settings.url().reveal() + " " + settings.token().reveal() + " " + settings.channel());
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        for (var alert : notification.alerts()) {
            var thread = SlackThread.parse(memory.get(alert.id()));
            if (thread == null) {
                return concluded(post(notification, alert), notification, memory);
            }
            if (thread.version() < alert.version()) {
                return concluded(edit(notification, alert, thread), notification, memory);
            }
            if (!thread.shows(alert.version(), notification.id())) {
                return concluded(reply(notification, alert, thread), notification, memory);
            }
        }
        return new Delivered(null);
    }

    private Receipt post(Notification notification, Alert alert) {
        var body = body(notification, alert).put("channel", settings.channel());
        return call(posting, body, answer -> {
            if (!answer.ok()) {
                return answer.failed();
            }
            // Without a name for the message it could not be edited; it was sent, though.
            return SlackThread.valid(answer.channel(), answer.ts())
                    ? taken(alert, answer, posted(answer, alert, notification))
                    : new Delivered(answer.status());
        });
    }

    private static SlackThread posted(SlackAnswer answer, Alert alert, Notification notification) {
        return new SlackThread(answer.channel(), answer.ts(), alert.version(), true, notification.id());
    }

    private Receipt edit(Notification notification, Alert alert, SlackThread thread) {
        var body = body(notification, alert).put("channel", thread.channel()).put("ts", thread.ts());
        return call(editing, body, answer -> afterwards(answer, alert, thread.edited(alert.version())));
    }

    /** What the thread has already is told again: then the conversation shows the reply too. */
    private Receipt reply(Notification notification, Alert alert, SlackThread thread) {
        var body = body(notification, alert).put("channel", thread.channel()).put("thread_ts", thread.ts());
        body.put("reply_broadcast", thread.told());
        return call(posting, body, answer -> afterwards(answer, alert, thread.toldBy(notification.id())));
    }

    /** A message that somebody deleted, or that is too old to be edited, is posted anew. */
    private static Receipt afterwards(SlackAnswer answer, Alert alert, SlackThread thread) {
        if (answer.lost()) {
            return new Partly(answer.status(), Map.of(alert.id(), SlackThread.LOST));
        }
        return answer.ok() ? taken(alert, answer, thread) : answer.failed();
    }

    private static Delivered taken(Alert alert, SlackAnswer answer, SlackThread thread) {
        return new Delivered(answer.status(), Map.of(alert.id(), thread.text()));
    }

    /** One step was done; there may be others to follow. */
    private static Receipt concluded(Receipt receipt, Notification notification, Memory memory) {
        if (!(receipt instanceof Delivered done) || done.references().isEmpty()) {
            return receipt;
        }
        var after = new HashMap<>(memory.references());
        after.putAll(done.references());
        var known = new Memory(after);
        var all = notification.alerts().stream().allMatch(alert -> isShown(alert, notification, known));
        return all ? done : new Partly(done.status(), done.references());
    }

    private static boolean isShown(Alert alert, Notification notification, Memory memory) {
        var thread = SlackThread.parse(memory.get(alert.id()));
        return thread != null && thread.shows(alert.version(), notification.id());
    }

    private static ObjectNode body(Notification notification, Alert alert) {
        var body = SlackMessage.of(Message.of(notification, alert));
        var metadata = body.putObject("metadata").put("event_type", "tidings_alert");
        metadata.putObject("event_payload")
                .put("notification", notification.id())
                .put("alert", alert.id())
                .put("version", alert.version());
        return body;
    }

    private Receipt call(Post post, ObjectNode body, Reading reading) {
        var request = post.request(CONTENT_TYPE, Json.bytes(body))
                .with("Authorization", "Bearer " + settings.token().reveal());
        return post.send(request, Post.Explanation.NONE, response -> reading.of(SlackAnswer.of(response)));
    }

    private static URI method(SlackAppSettings settings, String name) {
        var base = settings.url().reveal();
        return Targets.parse("slack-app.url", new Secret(base + (base.endsWith("/") ? "" : "/") + name));
    }

    /** Says what an answer means. */
    private interface Reading {
        Receipt of(SlackAnswer answer);
    }
}
