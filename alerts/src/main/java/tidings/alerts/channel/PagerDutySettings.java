package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Settings of {@link PagerDutyChannel}.
 *
 * @param routingKey the integration key of a service, for Events API v2
 * @param url where events are sent; {@code https://events.pagerduty.com/v2/enqueue} if absent, another in the EU
 * @param interval the least time between two events; half a second if absent, which keeps to 120 a minute
 * @param timeout how long PagerDuty may take to answer; 20 seconds if absent, at most 10 minutes
 */
public record PagerDutySettings(Secret routingKey, Secret url, Duration interval, Duration timeout)
        implements ChannelSettings {
    private static final Secret USUAL_URL = new Secret("https://events.pagerduty.com/v2/enqueue");
    private static final Duration USUAL_INTERVAL = Duration.ofMillis(500);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

    public PagerDutySettings {
        requireNonNull(routingKey, "pagerduty.routing-key");
        url = url == null ? USUAL_URL : url;
        Targets.check("pagerduty.url", url);
        interval = Targets.interval("pagerduty.interval", interval, USUAL_INTERVAL);
        timeout = Targets.timeout("pagerduty.timeout", timeout, USUAL_TIMEOUT);
    }

    /** Settings with the usual address, interval and timeout. */
    public PagerDutySettings(Secret routingKey) {
        this(routingKey, USUAL_URL, USUAL_INTERVAL, USUAL_TIMEOUT);
    }
}
