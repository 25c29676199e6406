package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.FeedStatus;
import tidings.events.Origin;
import tidings.ingest.feed.Feeds;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.Hubs;
import tidings.ingest.schedule.Bounds;
import tidings.ingest.schedule.Schedule;
import tidings.net.Outcome;
import tidings.net.Request;
import tidings.net.Response;

/**
 * A feed that is reordered, edited, re-dated and thinned for 120 polls, as publishers do. Two items of its live page stay:
 * an item that is alone at its address, and is edited in the very poll in which a second one appears there, is not told
 * from that one.
 */
class IdentityOverTimeTest {
    private static final int POLLS = 120;
    private static final int LIVE = 2;

    private Instant now = Instant.parse("2025-03-10T00:00:00Z");
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> dropped = new ArrayList<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Map<String, Integer> timesNew = new HashMap<>();
    private int made;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noItemIsMissedAndNoneIsNewTwice(long seed) throws Exception {
        var random = new Random(seed);
        var poller = new FeedPoller(
                new FeedFetcher(this::answer),
                new Schedule(Bounds.fixed(Duration.ofMinutes(5)), random),
                Hubs.OFF,
                FullTextsTest.none(),
                Duration.ofDays(2),
                () -> now);
        var feed = Feeds.of("https://example.org/feed", Origin.FILE).orElseThrow();
        FeedStatus status = null;
        for (var poll = 0; poll < POLLS; poll++) {
            now = now.plus(Duration.ofMinutes(5));
            change(random);
            var polled = poller.poll(feed, status);
            count(polled, status);
            status = polled.status();
        }

        assertThat(made).isGreaterThan(POLLS);
        assertThat(timesNew).hasSize(made);
        assertThat(timesNew.values()).containsOnly(1);
        assertThat(ids.values()).allSatisfy(all -> assertThat(all).hasSize(1));
    }

    /** What is published for the first time under an id that is not remembered is new. */
    private void count(Polled polled, @Nullable FeedStatus before) {
        var known = new HashSet<String>();
        if (before != null) {
            before.items().forEach(item -> known.add(item.article()));
        }
        for (var article : polled.items().publish()) {
            var name = article.title().substring(0, article.title().indexOf(' '));
            ids.computeIfAbsent(name, none -> new HashSet<>()).add(article.id());
            if (!known.contains(article.id())) {
                timesNew.merge(name, 1, Integer::sum);
            }
        }
    }

    private void change(Random random) {
        for (var i = made == 0 ? 2 : random.nextInt(1, 4); i > 0; i--) {
            entries.addFirst(new Entry("item" + made, made, made < 2 ? LIVE : random.nextInt(4)));
            made++;
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(entries, random);
        }
        for (var entry : entries) {
            entry.edits += random.nextInt(10) == 0 ? 1 : 0;
            entry.flips += random.nextInt(5) == 0 ? 1 : 0;
            entry.days = random.nextInt(10) == 0 ? random.nextInt(-400, 400) : entry.days;
        }
        if (!dropped.isEmpty() && random.nextInt(2) == 0) {
            entries.add(dropped.removeFirst());
        }
        var gone = entries.stream()
                .filter(entry -> entry.served && entry.number > 1)
                .toList();
        for (var entry : gone.subList(0, Math.min(gone.size(), Math.max(0, entries.size() - 30)))) {
            entries.remove(entry); // for ever
        }
        if (entries.size() > 10 && entries.getLast().served && entries.getLast().number > 1 && random.nextInt(2) == 0) {
            dropped.add(entries.removeLast());
        }
    }

    private Outcome answer(Request request) {
        var rss = new StringBuilder("<rss version='2.0'><channel><title>News</title>");
        entries.forEach(entry -> {
            entry.served = true;
            rss.append(entry.xml(now));
        });
        rss.append("</channel></rss>");
        return new Response(
                200,
                Map.of(),
                rss.toString().getBytes(StandardCharsets.UTF_8),
                request.url(),
                List.of(),
                now,
                Duration.ZERO,
                false);
    }

    /** An item of one of four kinds: with an address, one that changes its spelling, a live page's, without an address. */
    private static final class Entry {
        private final String name;
        private final int number;
        private final int kind;
        private int edits;
        private int flips;
        private int days;
        private boolean served;

        Entry(String name, int number, int kind) {
            this.name = name;
            this.number = number;
            this.kind = kind;
        }

        String xml(Instant now) {
            var scheme = flips % 2 == 0 ? "http" : "https";
            var link = switch (kind) {
                case 0 -> "http://example.org/n/" + number;
                case 1 ->
                    scheme + "://" + (flips % 3 == 0 ? "www." : "") + "example.org/n/" + number
                            + (flips % 4 == 0 ? "?utm_source=rss" : "/");
                case LIVE -> "http://example.org/live";
                default -> "";
            };
            var guid = kind == 0 ? "g" + number + "-" + flips : scheme + "://example.org/?p=" + number;
            return "<item><title>" + name + " edit " + edits + "</title>"
                    + (link.isEmpty() ? "" : "<link>" + link.replace("&", "&amp;") + "</link>")
                    + "<guid isPermaLink='false'>" + guid + "</guid><pubDate>"
                    + now.plus(Duration.ofDays(days)) + "</pubDate></item>";
        }
    }
}
