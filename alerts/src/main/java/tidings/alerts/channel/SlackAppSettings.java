package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Settings of {@link SlackAppChannel}.
 *
 * @param token the app's bot token, {@code xoxb-…}, with the scope {@code chat:write}
 * @param channel the conversation's id, such as {@code C0123456789}, or its name; the app is a member of it
 * @param url where Slack's methods are; {@code https://slack.com/api/} if absent
 * @param interval the least time between two calls; a second if absent, which is what Slack asks for
 * @param timeout how long Slack may take to answer; 20 seconds if absent, at most 10 minutes
 */
public record SlackAppSettings(Secret token, String channel, Secret url, Duration interval, Duration timeout)
        implements ChannelSettings {
    private static final Secret USUAL_URL = new Secret("https://slack.com/api/");
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Pattern CHANNEL = Pattern.compile("#?[\\p{L}\\p{N}._-]{1,80}");

    public SlackAppSettings {
        requireNonNull(token, "slack-app.token");
        requireNonNull(channel, "slack-app.channel");
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new IllegalArgumentException("slack-app.token must be a bot token, which begins with xoxb-");
        }
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("slack-app.channel '" + channel
                    + "' must be a conversation's id, such as C0123456789, or its name");
        }
        url = url == null ? USUAL_URL : url;
        Targets.check("slack-app.url", url);
        interval = Targets.interval("slack-app.interval", interval, USUAL_INTERVAL);
        timeout = Targets.timeout("slack-app.timeout", timeout, USUAL_TIMEOUT);
    }

    /** Settings with the usual address, interval and timeout. */
    public SlackAppSettings(Secret token, String channel) {
        this(token, channel, USUAL_URL, USUAL_INTERVAL, USUAL_TIMEOUT);
    }
}
