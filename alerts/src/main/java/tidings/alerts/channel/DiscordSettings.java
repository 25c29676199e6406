package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Settings of {@link DiscordChannel}.
 *
 * @param url the webhook's address, which is its password too
 * @param interval the least time between two messages; two seconds if absent, which keeps to 30 messages a minute
 * @param timeout how long Discord may take to answer; 20 seconds if absent, at most 10 minutes
 */
public record DiscordSettings(Secret url, Duration interval, Duration timeout) implements ChannelSettings {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(2);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    public DiscordSettings {
        requireNonNull(url, "discord.url");
        Targets.check("discord.url", url);
        interval = Targets.interval("discord.interval", interval, USUAL_INTERVAL);
        timeout = Targets.timeout("discord.timeout", timeout, USUAL_TIMEOUT);
    }

    /** Settings with the usual interval and timeout. */
    public DiscordSettings(Secret url) {
        this(url, USUAL_INTERVAL, USUAL_TIMEOUT);
    }
}
