package tidings.alerts.channel;

import java.time.Duration;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.net.Client;

/** Posts to a Discord webhook ({@link DiscordMessage}). */
public final class DiscordChannel implements Channel {
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private final Post post;
    private final Duration interval;

    /**
     * @param settings where to, and how often at most
     * @param client sends, and refuses addresses that are off limits
     */
    public DiscordChannel(DiscordSettings settings, Client client) {
        this.post = new Post(client, Targets.parse("discord.url", settings.url()), settings.timeout());
        this.interval = settings.interval();
    }

    @Override
    public String name() {
        return "discord";
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
        var body = Json.bytes(DiscordMessage.of(Message.of(notification)));
        return post.send(post.request(CONTENT_TYPE, body), Post.Explanation.NONE);
    }
}
