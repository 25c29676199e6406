package tidings.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Feed;
import tidings.events.FeedStatus.Hub;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Asks hubs for subscriptions of ten days, and again from a day before their end. A hub that does not confirm one is asked
 * again after six hours.
 *
 * <p>Safe from any thread.
 */
public final class Subscriber implements Hubs {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
    private static final Duration LEASE = Duration.ofDays(10);
    private static final Duration RENEW = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofHours(6);

    private final PushSettings settings;
    private final Client client;

    /**
     * @param settings how hubs reach us; on
     * @param client sends the requests
     */
    public Subscriber(PushSettings settings, Client client) {
        this.settings = requireNonNull(settings, "settings");
        this.client = requireNonNull(client, "client");
    }

    @Override
    public @Nullable Hub subscribed(Feed feed, @Nullable Hub hub, @Nullable Instant until, Instant now) {
        if (hub == null || until != null && until.minus(RENEW).isAfter(now)) {
            return hub;
        }
        if (hub.asked() != null && hub.asked().plus(AGAIN).isAfter(now)) {
            return hub;
        }
        ask(feed, hub);
        return new Hub(hub.url(), hub.topic(), now, hub.missed());
    }

    private void ask(Feed feed, Hub hub) {
        var callback = Callback.of(feed.key(), hub.topic(), settings.secrets());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", "subscribe");
        form.put("hub.topic", hub.topic());
        form.put("hub.callback", settings.publicUrl() + "/websub/" + callback.token());
        form.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
        form.put("hub.secret", callback.secret());
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
        var request = Request.post(URI.create(hub.url()), "application/x-www-form-urlencoded", body);
        switch (client.send(request)) {
            case Response response when response.successful() -> LOG.debug("Asked the hub of {}", feed.url());
            case Response response -> LOG.info("The hub of {} answered with status {}", feed.url(), response.status());
            case Failure failure -> LOG.info("The hub of {} was not reached: {}", feed.url(), failure.message());
        }
    }
}
