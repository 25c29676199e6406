package tidings.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
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
 * Asks hubs for subscriptions of ten days, and again when less than a third of what they gave is left, or a day. A hub that
 * does not confirm one is asked again after six hours. Requests run beside the poll that they come from, so that a hub
 * which does not answer holds up no feed.
 *
 * <p>Safe from any thread.
 */
public final class Subscriber implements Hubs {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
    private static final Duration LEASE = Duration.ofDays(10);
    private static final Duration RENEW = Duration.ofDays(1);
    private static final int RENEW_SHARE = 3;
    private static final Duration AGAIN = Duration.ofHours(6);
    private static final Duration RENEW_AGAIN = Duration.ofMinutes(5);
    private static final int AT_ONCE = 64;

    private final PushSettings settings;
    private final Client client;
    private final Executor requests;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /**
     * @param settings how hubs reach us; on
     * @param client sends the requests
     */
    public Subscriber(PushSettings settings, Client client) {
        this(settings, client, request -> Thread.ofVirtual().name("tidings-hub").start(request));
    }

    Subscriber(PushSettings settings, Client client, Executor requests) {
        this.settings = requireNonNull(settings, "settings");
        this.client = requireNonNull(client, "client");
        this.requests = requireNonNull(requests, "requests");
    }

    @Override
    public @Nullable Hub subscribed(Feed feed, @Nullable Hub hub, @Nullable Instant until, Instant now) {
        if (hub == null || !isDue(hub.asked(), until, now) || !room.tryAcquire()) {
            return hub;
        }
        requests.execute(() -> {
            try {
                ask(feed, hub);
            } finally {
                room.release();
            }
        });
        return new Hub(hub.url(), hub.topic(), now, hub.missed());
    }

    /** The lease began when it was asked for, at the earliest. */
    private static boolean isDue(@Nullable Instant asked, @Nullable Instant until, Instant now) {
        if (asked == null) {
            return true;
        }
        if (until == null || !until.isAfter(now)) {
            var again = until != null && until.isAfter(asked) ? RENEW_AGAIN : AGAIN; // one that ran out was confirmed
            return !asked.plus(again).isAfter(now);
        }
        var third = Duration.between(asked, until).dividedBy(RENEW_SHARE);
        var renew = until.minus(third.compareTo(RENEW) < 0 ? third : RENEW);
        return !renew.isAfter(now) && !asked.plus(RENEW_AGAIN).isAfter(now);
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
