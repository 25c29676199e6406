package tidings.ingest.robots;

import static java.util.Objects.requireNonNull;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Limits;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Tells whether a site lets programs fetch a page, by its robots.txt (RFC 9309): rules are fetched once for scheme, host
 * and port and kept for a day; a site without rules allows everything; one whose rules cannot be had is left alone until
 * they can, and asked again after ten minutes, unless older rules of it are known.
 *
 * <p>Safe from any thread. {@link #allow} may fetch, so call it where waiting is all right; those who ask for one site at
 * the same time share a fetch.
 */
public final class Robots implements SiteRules {
    /** The name by which rules can address this program. */
    public static final String AGENT = "tidings";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int MOST_SITES = 10_000;
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Client client;
    private final InstantSource clock;
    private final ConcurrentMap<String, FutureTask<Rules>> sites = new ConcurrentHashMap<>();

    /**
     * @param client fetches the rules
     * @param clock tells how old they are
     */
    public Robots(Client client, InstantSource clock) {
        this.client = requireNonNull(client, "client");
        this.clock = requireNonNull(clock, "clock");
    }

    /** As there. An interrupt ends the wait with false and leaves the thread's interrupt flag set. */
    @Override
    public boolean allow(URI page) {
        var site = site(page);
        return site != null && rules(site).rules.isAllowed(page.toString());
    }

    /** What its rules name as {@code Crawl-delay} for us; they allow nothing at all where that is more than five minutes. */
    @Override
    public Duration delay(URI page) {
        var site = site(page);
        var millis = site == null ? 0 : rules(site).rules.getCrawlDelay();
        return millis > 0 ? Duration.ofMillis(millis) : Duration.ZERO;
    }

    private Rules rules(String site) {
        var known = sites.get(site);
        var old = known == null || !known.isDone() ? null : value(known);
        if (known != null && (old == null || clock.instant().isBefore(old.until))) {
            return old == null ? value(known) : old;
        }
        makeRoom();
        var mine = new FutureTask<>(() -> fetch(site, old));
        var other = sites.compute(site, (key, present) -> present == known ? mine : present);
        if (other == mine) {
            mine.run();
        }
        return value(requireNonNull(other, "other"));
    }

    private void makeRoom() {
        if (sites.size() >= MOST_SITES) {
            sites.clear(); // rare, and rules can be had again
        }
    }

    private static Rules value(FutureTask<Rules> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("rules are fetched without exceptions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Rules(none(), Instant.MIN);
        }
    }

    private Rules fetch(String site, @Nullable Rules old) {
        var url = URI.create(site + "/robots.txt");
        var limits = Limits.defaults().withBodyBytes(LARGEST);
        return switch (client.send(Request.get(url).with(limits))) {
            case Response response when response.successful() -> kept(parsed(url, response));
            case Response response when response.status() >= 500 || response.status() == 429 -> unreachable(old, AGAIN);
            case Response response -> kept(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
            case Failure failure -> unreachable(old, failure.reason() == Reason.CANCELLED ? Duration.ZERO : AGAIN);
        };
    }

    private Rules kept(BaseRobotRules rules) {
        return new Rules(rules, clock.instant().plus(KEPT));
    }

    private Rules unreachable(@Nullable Rules old, Duration again) {
        return new Rules(old == null ? none() : old.rules, clock.instant().plus(again));
    }

    private static BaseRobotRules parsed(URI url, Response response) {
        var type = response.header("Content-Type").orElse("text/plain");
        return new SimpleRobotRulesParser().parseContent(url.toString(), response.body(), type, List.of(AGENT));
    }

    private static BaseRobotRules none() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    }

    private static @Nullable String site(URI page) {
        var scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
        var web = scheme.equals("http") || scheme.equals("https");
        if (!web || page.getHost() == null) {
            return null;
        }
        var port = page.getPort() < 0 ? "" : ":" + page.getPort();
        return scheme + "://" + page.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /**
     * The rules of a site.
     *
     * @param until when they are fetched anew
     */
    private record Rules(BaseRobotRules rules, Instant until) {}
}
