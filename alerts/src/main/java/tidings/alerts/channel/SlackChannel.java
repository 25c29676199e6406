package tidings.alerts.channel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Client;
import tidings.net.Response;

/** Posts to a Slack incoming webhook, in Block Kit ({@link SlackMessage}). */
public final class SlackChannel implements Channel {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    /** The words with which Slack refuses a message; others are not repeated, since they could be anything. */
    private static final Set<String> REFUSALS = Set.of(
            "action_prohibited",
            "channel_is_archived",
            "channel_not_found",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_payload",
            "invalid_token",
            "msg_too_long",
            "no_active_hooks",
            "no_service",
            "no_service_id",
            "no_team",
            "no_text",
            "posting_to_general_channel_denied",
            "rate_limited",
            "rollup_error",
            "team_disabled",
            "token_revoked",
            "too_many_attachments",
            "user_not_found");

    private final Post post;
    private final Duration interval;

    /**
     * @param settings where to, and how often at most
     * @param client sends, and refuses addresses that are off limits
     */
    public SlackChannel(SlackSettings settings, Client client) {
        this.post = new Post(client, Targets.parse("slack.url", settings.url()), settings.timeout());
        this.interval = settings.interval();
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public String target() {
        return post.target();
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        var body = Json.bytes(SlackMessage.of(Message.of(notification)));
        return post.send(post.request(CONTENT_TYPE, body), SlackChannel::refusal);
    }

    private static String refusal(Response response) {
        var word = new String(response.body(), StandardCharsets.UTF_8).strip();
        return REFUSALS.contains(word) ? " " + word : "";
    }
}
