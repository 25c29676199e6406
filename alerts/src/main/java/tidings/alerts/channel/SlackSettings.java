package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Settings of {@link SlackChannel}.
 *
 * @param url the incoming webhook's address, which is its password too
 * @param interval the least time between two messages; a second if absent, which is what Slack asks for
 * @param timeout how long Slack may take to answer; 20 seconds if absent, at most 10 minutes
 */
public record SlackSettings(Secret url, Duration interval, Duration timeout) implements ChannelSettings {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    public SlackSettings {
        requireNonNull(url, "slack.url");
        Targets.check("slack.url", url);
        interval = interval == null ? USUAL_INTERVAL : interval;
        timeout = timeout == null ? USUAL_TIMEOUT : timeout;
        if (interval.isNegative()) {
            throw new IllegalArgumentException("slack.interval " + interval + " must not be negative");
        }
        Targets.checkTimeout("slack.timeout", timeout);
    }

    /** Settings with the usual interval and timeout. */
    public SlackSettings(Secret url) {
        this(url, USUAL_INTERVAL, USUAL_TIMEOUT);
    }
}
