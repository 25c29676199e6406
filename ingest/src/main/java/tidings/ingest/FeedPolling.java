package tidings.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import tidings.events.Component;
import tidings.events.Health;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.events.worker.PartitionWorker;
import tidings.events.worker.WorkerSettings;
import tidings.ingest.fetch.FeedFetcher;
import tidings.ingest.push.Hubs;
import tidings.ingest.robots.Robots;
import tidings.ingest.robots.Visits;
import tidings.ingest.schedule.Schedule;
import tidings.ingest.schedule.Turns;
import tidings.net.Client;

/**
 * Polls the feeds of the topic {@code feeds}, shared with the other instances of its group, and writes what is new to
 * the topic {@code articles}.
 *
 * <p>Safe from any thread, as every {@link Component}.
 */
public final class FeedPolling implements Component {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Desk desk = new Desk();
    private final PartitionWorker worker;

    /**
     * @param settings how to poll
     * @param topics where to read and write
     * @param partitions how many partitions the topic of feeds has
     * @param clients makes Kafka's clients
     * @param client fetches the feeds
     * @param hubs asks hubs to announce changes
     * @param clock tells the time
     * @param metrics told of what was written
     * @param random varies the waits between polls; safe from any thread
     */
    public FeedPolling(
            IngestSettings settings,
            Topics topics,
            int partitions,
            KafkaClients clients,
            Client client,
            Hubs hubs,
            InstantSource clock,
            IngestMetrics metrics,
            RandomGenerator random) {
        var schedule = new Schedule(settings.bounds(), random);
        var fetcher = new FeedFetcher(client, settings.access());
        var visits = new Visits(settings.hostSpacing(), clock);
        FullTexts.Pause pause = time -> Thread.sleep(Duration.between(clock.instant(), time));
        var texts = new FullTexts(client, desk, new Robots(client, clock), visits, clock, pause, metrics);
        var poller =
                new FeedPoller(fetcher, desk, schedule, hubs, texts, settings.maxAge(), settings.deadline(), clock);
        this.worker = new PartitionWorker(
                worker(settings, topics),
                clients,
                partition -> new PollTask(
                        partition,
                        partitions,
                        topics,
                        poller,
                        schedule,
                        new Turns(settings.perHost(), settings.hostSpacing()),
                        metrics),
                clock);
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public Health check() {
        return worker.check();
    }

    @Override
    public void close() {
        worker.close();
        desk.close();
    }

    private static WorkerSettings worker(IngestSettings settings, Topics topics) {
        return new WorkerSettings(
                "ingest",
                topics.group("ingest"),
                topics.group("ingest") + "-" + settings.instance(),
                topics.feeds().name(),
                topics.feedStatus().name(),
                topics.deadLetters().name(),
                WorkerSettings.InputMode.TABLE,
                settings.maxInFlight(),
                CLOSE_WITHIN,
                settings.consumer());
    }
}
