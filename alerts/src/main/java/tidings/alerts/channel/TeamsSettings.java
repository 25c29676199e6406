package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Settings of {@link TeamsChannel}.
 *
 * @param url the address that a Workflow gives for 'when a webhook request is received', which is its password too
 * @param interval the least time between two messages; a second if absent
 * @param timeout how long Microsoft Teams may take to answer; 20 seconds if absent, at most 10 minutes
 */
public record TeamsSettings(Secret url, Duration interval, Duration timeout) implements ChannelSettings {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    public TeamsSettings {
        requireNonNull(url, "teams.url");
        Targets.check("teams.url", url);
        interval = Targets.interval("teams.interval", interval, USUAL_INTERVAL);
        timeout = Targets.timeout("teams.timeout", timeout, USUAL_TIMEOUT);
    }

    /** Settings with the usual interval and timeout. */
    public TeamsSettings(Secret url) {
        this(url, USUAL_INTERVAL, USUAL_TIMEOUT);
    }
}
