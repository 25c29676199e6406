package tidings.app.demo;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import tidings.app.Newsroom;
import tidings.app.demo.Receiver.Message;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Delivery;
import tidings.events.Notification;
import tidings.events.topic.Json;

/**
 * Watches a newsroom at work on the sample newsroom: tells the audience each alert as a subscriber would get it (by a
 * {@code read_committed} consumer), knows when everything has happened, and sums up.
 *
 * <p>Safe from any thread.
 */
public final class Demo implements AutoCloseable {
    private static final int RECEIVERS = 2;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Newsroom newsroom;
    private final SampleNewsroom sample;
    private final Receiver receiver;
    private final Audience audience;
    private final InstantSource clock;
    private final Instant programStart;
    private final Instant start;
    private final Ledger ledger;
    private final Backlog backlog;
    private final Thread thread;
    private final AtomicInteger slack = new AtomicInteger();
    private final AtomicInteger webhooks = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean settled;

    /**
     * @param newsroom works, and is started
     * @param sample what it polls
     * @param receiver where its messages go
     * @param audience who is told
     * @param clock tells the time
     * @param programStart when the program began to start
     */
    public Demo(
            Newsroom newsroom,
            SampleNewsroom sample,
            Receiver receiver,
            Audience audience,
            InstantSource clock,
            Instant programStart) {
        this.newsroom = requireNonNull(newsroom, "newsroom");
        this.sample = requireNonNull(sample, "sample");
        this.receiver = requireNonNull(receiver, "receiver");
        this.audience = requireNonNull(audience, "audience");
        this.clock = requireNonNull(clock, "clock");
        this.programStart = requireNonNull(programStart, "programStart");
        this.start = clock.instant();
        this.ledger = new Ledger(start);
        this.backlog = new Backlog(newsroom.clients(), newsroom.topics());
        this.thread = Thread.ofPlatform().daemon().name("tidings-demo").unstarted(this::watch);
    }

    /** Begins to watch. */
    public void start() {
        thread.start();
    }

    private void message(Message message) {
        (message.kind() == Receiver.Kind.SLACK ? slack : webhooks).incrementAndGet();
        audience.message(message);
    }

    /** True once everything that is to happen has happened and been delivered, or the time is up. */
    public boolean isOver() {
        settled = settled || isSettled();
        return settled || clock.instant().isAfter(start.plus(PATIENCE));
    }

    /** Tells the audience what came of it, and says whether it went well. */
    public boolean summary() {
        var expected = sample.expectedByUrl();
        var first = ledger.firstAlert();
        var outcome = new Outcome(
                sample.feeds(),
                ledger.articles(),
                ledger.corrections(),
                repeats(),
                sample.expected(),
                ledger.raised(),
                ledger.missing(expected),
                ledger.surplus(expected, sample.expected().keySet()),
                ledger.notifications(),
                slack.get(),
                webhooks.get(),
                receiver.refused(),
                first == null ? null : Duration.between(programStart, first),
                settled);
        audience.summary(outcome);
        return outcome.isGood();
    }

    @Override
    public void close() {
        closing = true;
        backlog.close();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSettled() {
        return sample.wasReadThrough()
                && clock.instant().isAfter(ledger.lastNews().plus(QUIET))
                && backlog.isEmpty()
                && ledger.isAllDelivered(RECEIVERS);
    }

    private void watch() {
        var topics = newsroom.topics();
        try (var consumer = newsroom.clients().consumer(Map.of("metadata.max.age.ms", 1000))) {
            var partitions = java.util.stream.Stream.of(
                            topics.alerts(), topics.articles(), topics.notifications(), topics.deliveries())
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                consumer.poll(POLL).forEach(this::take);
                showMessages();
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        var topics = newsroom.topics();
        var now = clock.instant();
        if (entry.topic().equals(topics.alerts().name())) {
            var alert = Json.read(entry.value(), Alert.class);
            ledger.alert(alert, now);
            audience.alert(alert);
        } else if (entry.topic().equals(topics.articles().name())) {
            ledger.article(Json.read(entry.value(), Article.class), now);
        } else if (entry.topic().equals(topics.notifications().name())) {
            ledger.notification(Json.read(entry.value(), Notification.class), now);
        } else {
            ledger.delivery(Json.read(entry.value(), Delivery.class), now);
        }
    }

    private void showMessages() {
        for (var next = receiver.next(); next.isPresent(); next = receiver.next()) {
            message(next.get());
        }
    }

    private long repeats() {
        return count("tidings.ingest.items", "unchanged") + count("tidings.streams.sightings", "duplicate");
    }

    private long count(String meter, String disposition) {
        var counter =
                newsroom.meters().find(meter).tag("disposition", disposition).counter();
        return counter == null ? 0 : Math.round(counter.count());
    }
}
