package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Article;
import tidings.events.Feed;
import tidings.events.FeedEvent;
import tidings.events.FeedStatus;
import tidings.events.topic.Json;
import tidings.events.topic.KeyPartitioner;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.events.worker.Job;
import tidings.events.worker.PartitionTask;
import tidings.events.worker.Result;
import tidings.ingest.push.HubNotice;
import tidings.ingest.schedule.Place;
import tidings.ingest.schedule.Schedule;
import tidings.ingest.schedule.Timetable;
import tidings.ingest.schedule.Turns;

/**
 * The feeds of one partition: knows them and what was seen of them, and hands out the polls that are due. A poll's
 * articles and the feed's new status are written together. Used by the worker's thread; its jobs work on copies.
 */
final class PollTask implements PartitionTask {
    private static final Logger LOG = LoggerFactory.getLogger(PollTask.class);

    private final int partition;
    private final int partitions;
    private final Topics topics;
    private final FeedPoller poller;
    private final Schedule schedule;
    private final Turns turns;
    private final IngestMetrics metrics;

    private final Map<String, Feed> feeds = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, FeedStatus> statuses = new HashMap<>();
    private final Notices notices = new Notices();
    private final Standing standing = new Standing();
    private final Set<String> neverPolled = new HashSet<>();
    private final Timetable timetable = new Timetable();
    /** Feeds that are being written of; nothing else is begun for them. */
    private final Set<String> busy = new HashSet<>();
    /** Feeds whose next poll is to be decided. */
    private final Set<String> unplanned = new LinkedHashSet<>();
    /** Feeds that are gone while their status is not. */
    private final Set<String> leaving = new LinkedHashSet<>();
    /** Feeds of which a change was announced while they were polled. */
    private final Set<String> announced = new HashSet<>();
    /** Keys of feeds that hubs told of and that are not here. */
    private final Set<String> orphans = new LinkedHashSet<>();
    /** What is to be moved to where it belongs, by the key under which it was found. */
    private final SequencedMap<String, Job> strays = new LinkedHashMap<>();

    /**
     * @param partition which partition
     * @param partitions how many the topic of feeds has
     * @param topics where to write
     * @param poller does the polls
     * @param schedule says when a feed is due
     * @param turns says when polls of a host may begin
     * @param metrics told of what was written
     */
    PollTask(
            int partition,
            int partitions,
            Topics topics,
            FeedPoller poller,
            Schedule schedule,
            Turns turns,
            IngestMetrics metrics) {
        this.partition = partition;
        this.partitions = partitions;
        this.topics = topics;
        this.poller = poller;
        this.schedule = schedule;
        this.turns = turns;
        this.metrics = metrics;
    }

    @Override
    public void state(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            statuses.remove(key(entry));
            leaving.remove(key(entry));
        } else {
            statuses.put(key(entry), Json.read(entry.value(), FeedStatus.class));
            leaving.add(key(entry)); // until its feed comes
        }
    }

    @Override
    public void written(ConsumerRecord<String, byte[]> entry) {
        key(entry);
        if (entry.value() != null) {
            Json.read(entry.value(), FeedStatus.class);
        }
    }

    @Override
    public void input(ConsumerRecord<String, byte[]> entry) {
        var key = key(entry);
        if (HubNotice.isKey(key)) {
            notice(key, entry.value());
            return;
        }
        if (entry.value() == null) {
            forget(key);
            return;
        }
        var feed = Json.read(entry.value(), Feed.class);
        if (!feed.key().equals(key) || partition(feed.key()) != partition) {
            strays.put(key, stray(entry, feed));
            return;
        }
        var place = Place.of(feed.url());
        feeds.put(key, feed);
        places.put(key, place);
        leaving.remove(key);
        timetable.remove(key);
        unplanned.add(key);
    }

    @Override
    public List<Job> due(Instant now, int room) {
        plan(now);
        List<Job> jobs = new ArrayList<>();
        while (!strays.isEmpty() && jobs.size() < room) {
            jobs.add(strays.pollFirstEntry().getValue());
        }
        orphans.removeIf(feeds::containsKey);
        for (var key : orphans.stream()
                .filter(key -> !busy.contains(key))
                .limit(room - jobs.size())
                .toList()) {
            orphans.remove(key);
            busy.add(key);
            jobs.add(removal(key));
        }
        for (var key : leaving.stream()
                .filter(key -> !busy.contains(key))
                .limit(room - jobs.size())
                .toList()) {
            leaving.remove(key);
            busy.add(key);
            jobs.add(removal(key));
        }
        Map<String, Instant> later = new HashMap<>();
        for (var key : timetable.take(now, room - jobs.size(), key -> mayBegin(key, now, later))) {
            busy.add(key);
            jobs.add(new Poll(key, feed(key), place(key), statuses.get(key), notices.of(key), now));
        }
        later.forEach(timetable::put);
        metrics.feeds(partition, feeds.size(), standing);
        return jobs;
    }

    @Override
    public void setAside() {
        metrics.deadLetter();
    }

    @Override
    public void lost() {
        metrics.lost(partition);
    }

    private void plan(Instant now) {
        for (var walk = unplanned.iterator(); walk.hasNext(); ) {
            var key = walk.next();
            if (!busy.contains(key)) {
                walk.remove();
                plan(key, feed(key), now);
            }
        }
    }

    private void plan(String key, Feed feed, Instant now) {
        var status = statuses.get(key);
        neverPolled.remove(key);
        standing.put(key, feed.paused() ? null : status);
        timetable.remove(key);
        if (feed.paused()) {
            return;
        }
        if (status == null) {
            timetable.put(key, schedule.first(neverPolled.size(), now));
            neverPolled.add(key);
            return;
        }
        if (status.trouble() != null && status.trouble().hold() != null) {
            turns.hold(place(key), status.trouble().hold(), now);
        }
        timetable.put(key, due(key, feed, status, now));
    }

    private Instant due(String key, Feed feed, FeedStatus status, Instant now) {
        var announced = notices.of(key);
        var due = schedule.due(feed, status, announced.isReliable(status.hub(), now), now);
        var changed = this.announced.remove(key) || announced.since(status.lastPolled());
        return changed && status.failures() == 0 ? schedule.announced(status, due, now) : due;
    }

    private boolean mayBegin(String key, Instant now, Map<String, Instant> later) {
        var at = turns.take(place(key), now);
        if (at != null && at.isAfter(now)) {
            later.put(key, at);
        }
        return at == null;
    }

    private void notice(String key, byte @Nullable [] value) {
        if (value == null) {
            return; // it went with its feed
        }
        var feed = notices.take(key, value);
        if (busy.contains(feed) && key.endsWith("|push")) {
            announced.add(feed);
        }
        if (feeds.containsKey(feed)) {
            unplanned.add(feed);
        } else {
            orphans.add(feed);
        }
    }

    private void forget(String key) {
        strays.remove(key);
        feeds.remove(key);
        places.remove(key);
        timetable.remove(key);
        unplanned.remove(key);
        neverPolled.remove(key);
        standing.put(key, null);
        if (statuses.containsKey(key)) {
            leaving.add(key);
        }
    }

    private Job removal(String key) {
        List<ProducerRecord<String, byte[]>> tombstones = new ArrayList<>();
        tombstones.add(new ProducerRecord<>(topics.feedStatus().name(), key, null));
        if (notices.forget(key)) {
            tombstones.add(new ProducerRecord<>(topics.feeds().name(), key + "|hub", null));
            tombstones.add(new ProducerRecord<>(topics.feeds().name(), key + "|push", null));
        }
        return new Writing(tombstones, () -> {
            statuses.remove(key);
            busy.remove(key);
        });
    }

    /** A feed that another partition holds, or that has another key: written anew where it belongs. */
    private Job stray(ConsumerRecord<String, byte[]> entry, Feed feed) {
        LOG.warn(
                "Feed {} was found in partition {} under the key {}; it is moved to its own, {}",
                feed.url(),
                partition,
                entry.key(),
                feed.key());
        var topic = topics.feeds().name();
        return new Writing(
                List.of(
                        new ProducerRecord<>(topic, feed.key(), Json.bytes(feed)),
                        new ProducerRecord<>(topic, partition, entry.key(), null)),
                () -> {});
    }

    private void applied(String key, Polled polled) {
        busy.remove(key);
        statuses.put(key, polled.status());
        var moved = polled.moved();
        if (moved != null && partition(moved.key()) == partition) {
            statuses.put(moved.key(), polled.status());
        }
        if (feeds.containsKey(key)) {
            unplanned.add(key);
        } else {
            leaving.add(key);
        }
        count(polled);
    }

    private void count(Polled polled) {
        metrics.polled(String.valueOf(polled.status().outcome()), polled.took());
        polled.events().forEach(event -> tell(event));
        var items = polled.items();
        metrics.items("new", items.added());
        metrics.items("changed", items.changed());
        metrics.items("history", items.history());
        metrics.items("unchanged", items.unchanged());
        metrics.items("empty", items.empty());
        items.publish().forEach(article -> {
            if (!article.history() && article.published() != null) {
                metrics.seenAfter(Duration.between(article.published(), article.seen()));
            }
        });
    }

    private void tell(FeedEvent event) {
        metrics.event(event.kind());
        LOG.warn("Feed {} is {}: {}", event.url(), event.kind().word(), event.reason());
    }

    private Place place(String key) {
        return requireNonNull(places.get(key), key);
    }

    private Feed feed(String key) {
        return requireNonNull(feeds.get(key), key);
    }

    private int partition(String key) {
        return KeyPartitioner.partition(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    private static String key(ConsumerRecord<String, byte[]> entry) {
        if (entry.key() == null) {
            throw new PoisonException("a feed's key expected, got none", new NullPointerException());
        }
        return entry.key();
    }

    /** Polls one feed, away from the worker's thread. */
    private final class Poll implements Job {
        private final String key;
        private final Feed feed;
        private final Place place;
        private final @Nullable FeedStatus before;
        private final Announced announced;
        private final Instant now;

        Poll(String key, Feed feed, Place place, @Nullable FeedStatus before, Announced announced, Instant now) {
            this.key = key;
            this.feed = feed;
            this.place = place;
            this.before = before;
            this.announced = announced;
            this.now = now;
        }

        @Override
        public Result run() throws InterruptedException {
            return result(poller.poll(feed, before, announced));
        }

        @Override
        public Result failed(RuntimeException mistake) {
            return result(poller.broken(feed, before, mistake));
        }

        @Override
        public String toString() {
            return "poll of " + feed.url();
        }

        private Result result(Polled polled) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            polled.items().publish().forEach(article -> records.add(record(article)));
            polled.events()
                    .forEach(event ->
                            records.add(new ProducerRecord<>(topics.feedEvents().name(), key, Json.bytes(event))));
            var moved = polled.moved();
            if (moved != null) {
                move(moved, polled, records);
            }
            if (moved == null || moved.key().equals(key)) {
                records.add(new ProducerRecord<>(topics.feedStatus().name(), key, Json.bytes(polled.status())));
            }
            return new Result(records, () -> {
                turns.give(place, now);
                applied(key, polled);
            });
        }

        /** A feed that leaves its domain gets another key: the old records go in the transaction that brings the new. */
        private void move(Feed moved, Polled polled, List<ProducerRecord<String, byte[]>> records) {
            records.add(new ProducerRecord<>(topics.feeds().name(), moved.key(), Json.bytes(moved)));
            if (!moved.key().equals(key)) {
                records.add(new ProducerRecord<>(topics.feeds().name(), key, null));
                records.add(new ProducerRecord<>(topics.feedStatus().name(), moved.key(), Json.bytes(polled.status())));
                records.add(new ProducerRecord<>(topics.feedStatus().name(), key, null));
            }
        }

        private ProducerRecord<String, byte[]> record(Article article) {
            var seen = article.seen().toEpochMilli();
            return new ProducerRecord<>(topics.articles().name(), null, seen, article.id(), Json.bytes(article));
        }
    }

    /** Writes without any I/O before. */
    private record Writing(List<ProducerRecord<String, byte[]>> records, Runnable applied) implements Job {
        @Override
        public Result run() {
            return new Result(records, applied);
        }

        @Override
        public Result failed(RuntimeException mistake) {
            return new Result(List.of(), applied);
        }
    }
}
