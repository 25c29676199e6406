package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Health;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.worker.Job;
import tidings.events.worker.PartitionTask;
import tidings.events.worker.PartitionWorker;
import tidings.events.worker.Result;
import tidings.events.worker.WorkerSettings;
import tidings.events.worker.WorkerSettings.InputMode;

/** What pollers and deliverers rely on, against a real broker: nothing is left undone, and no old owner writes. */
class PartitionWorkerTest {
    private static final int PARTITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static LocalBroker broker;
    private static KafkaClients clients;

    private final List<PartitionWorker> workers = new ArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private String name = "";

    @BeforeAll
    static void startBroker() {
        data = DataDirectory.lock(directory);
        broker = new LocalBroker(data, BrokerSettings.DEFAULT);
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
        data.close();
    }

    @BeforeEach
    void createTopics() throws Exception {
        name = "t" + System.nanoTime();
        try (var admin = clients.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(name + "-in", PARTITIONS, (short) 1),
                            new NewTopic(name + "-state", PARTITIONS, (short) 1),
                            new NewTopic(name + "-dead", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void closeWorkers() {
        held.values().forEach(CountDownLatch::countDown);
        workers.forEach(PartitionWorker::close);
    }

    @Test
    void everyRecordIsWorkedOnceByOneOfTwo() {
        send(names(0, 200));

        start("a", InputMode.QUEUE);
        start("b", InputMode.QUEUE);
        send(names(200, 400));

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes().keySet()).hasSize(400));
        assertThat(outcomes().values()).allSatisfy(done -> assertThat(done).hasSize(1));
    }

    @Test
    void aSuccessorGoesOnWhereThePredecessorStopped() {
        send(names(0, 50));
        var first = start("a", InputMode.QUEUE);
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes().keySet()).hasSize(50));
        first.close();
        send(names(50, 80));

        start("b", InputMode.QUEUE);

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes().keySet()).hasSize(80));
        assertThat(outcomes().values()).allSatisfy(done -> assertThat(done).hasSize(1));
    }

    @Test
    void aTableIsReadWholeByASuccessorAndWorkedNoMore() {
        send(names(0, 30));
        start("a", InputMode.TABLE);
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes().keySet()).hasSize(30));
        workers.getFirst().close();

        start("b", InputMode.TABLE);
        send(List.of("last"));

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("last"));
        assertThat(outcomes().values()).allSatisfy(done -> assertThat(done).hasSize(1));
    }

    @Test
    void aSlowJobHoldsUpNoOther() {
        held.put("slow", new CountDownLatch(1));
        send(List.of("slow"));
        send(names(0, 40));

        start("a", InputMode.QUEUE);

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes().keySet()).hasSize(40));
        assertThat(outcomes()).doesNotContainKey("slow");
        held.get("slow").countDown();
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("slow"));
    }

    @Test
    void anOwnerThatWasAwayTooLongWritesNothing() throws Exception {
        send(List.of("contested"));
        var away = new CountDownLatch(1);
        var stuck = new CountDownLatch(1);
        var handedOut = new AtomicBoolean(); // perhaps by a task before this one, on a slow machine
        var old = worker("old", InputMode.QUEUE, partition -> new Task("old") {
            @Override
            public List<Job> due(Instant now, int room) {
                var jobs = super.due(now, room);
                if (!jobs.isEmpty()) {
                    handedOut.set(true);
                } else if (handedOut.get() && stuck.getCount() > 0) {
                    stuck.countDown(); // its result is ready; it now misses that the group throws it out
                    awaitQuietly(away);
                }
                return jobs;
            }
        });
        old.start();
        stuck.await();

        start("new", InputMode.QUEUE);
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("contested"));
        away.countDown();
        send(List.of("after"));

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("after"));
        await().atMost(SOON).until(() -> old.check() instanceof Health.Up);
        assertThat(outcomes().get("contested")).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsSetAsideOnceAndTheRestGoesOn() {
        send(List.of("poison-1", "good-1"));
        start("a", InputMode.TABLE);
        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("good-1"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(read(name + "-dead")).hasSize(1));
        workers.getFirst().close();

        start("b", InputMode.TABLE);
        send(List.of("good-2"));

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKey("good-2"));
        assertThat(read(name + "-dead")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("poison-1");
            assertThat(new String(letter.headers().lastHeader(DeadLetters.TOPIC).value(), UTF_8))
                    .isEqualTo(name + "-in");
        });
    }

    @Test
    void aMistakeInOneJobStopsNoOther() {
        send(List.of("mistake", "good"));

        start("a", InputMode.QUEUE);

        await().atMost(SOON).untilAsserted(() -> assertThat(outcomes()).containsKeys("good", "mistake"));
        assertThat(outcomes().get("mistake")).containsExactly("failed by a");
    }

    @Test
    void whatAJobAnnouncesIsThereBeforeItRuns() {
        held.put("announced", new CountDownLatch(1));
        send(List.of("announced"));

        start("a", InputMode.QUEUE);

        await().atMost(SOON).until(() -> started.contains("announced"));
        assertThat(read(name + "-state"))
                .singleElement()
                .satisfies(entry -> assertThat(text(entry)).isEqualTo("begun by a"));
    }

    private PartitionWorker start(String instance, InputMode mode) {
        var worker = worker(instance, mode, partition -> new Task(instance));
        worker.start();
        await().atMost(SOON).until(() -> worker.check() instanceof Health.Up);
        return worker;
    }

    private PartitionWorker worker(
            String instance, InputMode mode, java.util.function.IntFunction<PartitionTask> tasks) {
        var settings = new WorkerSettings(
                name,
                name,
                name + "-" + instance,
                name + "-in",
                name + "-state",
                name + "-dead",
                mode,
                16,
                Duration.ofSeconds(2),
                Map.of("session.timeout.ms", 6_000, "heartbeat.interval.ms", 500, "max.poll.interval.ms", 4_000));
        var worker = new PartitionWorker(settings, clients, tasks, InstantSource.system());
        workers.add(worker);
        return worker;
    }

    private void send(List<String> keys) {
        try (var producer = clients.producer(Map.of())) {
            keys.forEach(key -> producer.send(new ProducerRecord<>(name + "-in", key, key.getBytes(UTF_8))));
        }
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "k" + i).toList();
    }

    /** For each key what a committed reader of the state topic sees of its outcomes. */
    private Map<String, List<String>> outcomes() {
        var outcomes = new HashMap<String, List<String>>();
        for (var entry : read(name + "-state")) {
            if (!text(entry).startsWith("begun")) {
                outcomes.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(text(entry));
            }
        }
        return outcomes;
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic) {
        try (var consumer = clients.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
            return all;
        }
    }

    private static String text(ConsumerRecord<String, byte[]> entry) {
        return new String(entry.value(), UTF_8);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works each key once, and says who did. */
    private class Task implements PartitionTask {
        private final String instance;
        private final Set<String> done = new HashSet<>();
        private final Set<String> waiting = new LinkedHashSet<>();

        Task(String instance) {
            this.instance = instance;
        }

        @Override
        public void state(ConsumerRecord<String, byte[]> entry) {
            if (!text(entry).startsWith("begun")) {
                done.add(entry.key());
            }
        }

        @Override
        public void input(ConsumerRecord<String, byte[]> entry) {
            if (entry.key().startsWith("poison")) {
                throw new PoisonException("poison", new IllegalArgumentException());
            }
            if (!done.contains(entry.key())) {
                waiting.add(entry.key());
            }
        }

        @Override
        public List<Job> due(Instant now, int room) {
            var now1 = waiting.stream().limit(room).toList();
            now1.forEach(waiting::remove);
            return now1.stream().<Job>map(key -> new Work(key, instance, done)).toList();
        }

        /** Everything may be read again: the state tells what is done. */
        @Override
        public Mark mark(long position, Instant now) {
            return new Mark(0, Instant.EPOCH);
        }
    }

    private final class Work implements Job {
        private final String key;
        private final String instance;
        private final Set<String> done;

        Work(String key, String instance, Set<String> done) {
            this.key = key;
            this.instance = instance;
            this.done = done;
        }

        @Override
        public List<ProducerRecord<String, byte[]>> before() {
            return key.equals("announced") ? List.of(outcome("begun by ")) : List.of();
        }

        @Override
        public Result run() throws InterruptedException {
            started.add(key);
            if (held.containsKey(key)) {
                held.get(key).await();
            }
            if (key.equals("mistake")) {
                throw new IllegalStateException("a mistake in the program");
            }
            return result("done by ");
        }

        @Override
        public Result failed(RuntimeException mistake) {
            return result("failed by ");
        }

        private Result result(String what) {
            return new Result(List.of(outcome(what)), () -> done.add(key));
        }

        private ProducerRecord<String, byte[]> outcome(String what) {
            return new ProducerRecord<>(name + "-state", key, (what + instance).getBytes(UTF_8));
        }
    }
}
