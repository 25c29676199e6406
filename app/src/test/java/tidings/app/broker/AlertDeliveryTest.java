package tidings.app.broker;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.SocketFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.alerts.AlertRouting;
import tidings.alerts.AlertsMetrics;
import tidings.alerts.AlertsSettings;
import tidings.alerts.Delivering;
import tidings.alerts.ReceiverSettings;
import tidings.alerts.channel.Secret;
import tidings.alerts.channel.SlackSettings;
import tidings.alerts.channel.WebhookSettings;
import tidings.alerts.channel.Wires;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.deliver.RetrySettings;
import tidings.alerts.feedback.FeedbackSettings;
import tidings.alerts.route.GroupingSettings;
import tidings.alerts.route.RouteSettings;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Component;
import tidings.events.Delivery;
import tidings.events.Ids;
import tidings.events.Match;
import tidings.events.Severity;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.net.Cidr;
import tidings.net.GuardedClient;
import tidings.net.NetSettings;

/** From the topic of alerts to receivers on loopback, over a real broker and real HTTP. */
class AlertDeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final String CANARY = "canary-4711";
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final Topics topics = new Topics("tidings.");
    private final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Queue<Instant> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private Instant free = Instant.MIN;
    private Instant raisedAt = Instant.MIN;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private SimpleMeterRegistry registry;
    private HttpServer server;
    private KafkaClients clients;
    private GuardedClient http;
    private Path state;

    @BeforeEach
    void begin(@TempDir Path directory) throws IOException {
        state = directory.resolve("state");
        registry = new SimpleMeterRegistry();
        var data = opened(DataDirectory.lock(directory));
        var broker = opened(new LocalBroker(data, BrokerSettings.DEFAULT));
        broker.start();
        clients = new KafkaClients(Map.of("bootstrap.servers", broker.bootstrapServers()), KafkaClients.Listener.NONE);
        try (var admin = clients.admin()) {
            new TopicSetup(admin, 4, 1).ensure(topics.all());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
        http = opened(new GuardedClient(
                NetSettings.of("", "1")
                        .withAllow(List.of(Cidr.parse("127.0.0.0/8")))
                        .withPerHost(16),
                clock,
                registry));
    }

    @BeforeEach
    void listenToTheLog() {
        var appender = new AbstractAppender("canary", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                logged.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
            }
        };
        appender.start();
        var log = (Logger) LogManager.getRootLogger();
        log.addAppender(appender);
        open.add(() -> log.removeAppender(appender));
    }

    @AfterEach
    void end() throws Exception {
        hold.countDown();
        for (var each : open.reversed()) {
            each.close();
        }
        server.stop(0);
    }

    @Test
    void everyAlertReachesEveryReceiverOnceAndADeadOneHoldsUpNobody() {
        start(routing(settings("hook", "slack", "gone")));
        start(delivering(settings("hook", "slack", "gone"), "1"));

        raise(40);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(ids("/hook")).hasSize(40);
            assertThat(at("/slack")).hasSize(40);
            assertThat(read(topics.deadLetters().name())).hasSize(40);
        });
        assertThat(ids("/hook")).doesNotHaveDuplicates();
        assertThat(at("/hook"))
                .allSatisfy(message -> assertThat(message.signature).isEqualTo(signed(message)));
        assertThat(read(topics.deadLetters().name())).allSatisfy(letter -> {
            assertThat(letter.key()).startsWith("gone|");
            assertThat(new String(
                            letter.headers().lastHeader(DeadLetters.MESSAGE).value(), UTF_8))
                    .containsAnyOf("the receiver answered 410", "the receiver is disabled");
        });
        assertThat(registry.get("tidings.alerts.notifications")
                        .tag("receiver", "hook")
                        .counter()
                        .count())
                .isEqualTo(40);
        assertThat(registry.get("tidings.alerts.undelivered").gauge().value()).isZero();
        for (var topic : topics.all()) {
            assertThat(read(topic.name())).noneMatch(entry -> shows(entry, CANARY));
        }
        assertThat(registry.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains(CANARY));
        assertThat(logged).hasSizeGreaterThan(10).noneMatch(line -> line.contains(CANARY));
        assertThat(registry.get("tidings.alerts.latency").timer().count()).isEqualTo(80);
    }

    @Test
    void whatWasCutOffIsDeliveredAgainByTheNextWithTheSameId() {
        hold = new CountDownLatch(1);
        start(routing(settings("hook")));
        var first = start(delivering(settings("hook"), "1"));
        raise(10);
        await().atMost(SOON).untilAsserted(() -> assertThat(ids("/hook")).hasSize(4));
        first.close();
        var cutOff = ids("/hook");
        hold.countDown();

        start(delivering(settings("hook"), "1"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries())
                        .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED)
                        .hasSize(10));
        assertThat(ids("/hook")).hasSize(14);
        assertThat(ids("/hook").stream().distinct()).hasSize(10);
        assertThat(deliveries())
                .filteredOn(delivery -> delivery.state() == Delivery.State.DELIVERED && delivery.attempt() == 2)
                .extracting(Delivery::notification)
                .containsExactlyInAnyOrderElementsOf(cutOff);
    }

    /** Slack takes one message a second and refuses what comes sooner. */
    @Test
    @Tag("load")
    void sixtyAlertsReachSlackAtItsPace() {
        start(routing(settings("paced")));
        start(delivering(settings("paced"), "1"));

        raise(60);

        await().atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(taken).hasSize(60));
        var took = Duration.between(taken.peek(), List.copyOf(taken).getLast());
        var rate = 59_000.0 / took.toMillis();
        System.getLogger("tidings.load")
                .log(WARNING, "60 alerts in {0}, {1} a second, {2} refused", took, rate, refused.get());
        assertThat(rate).isLessThanOrEqualTo(1.1);
        assertThat(refused.get()).isZero();
    }

    /**
     * Measured twice in one warm run, first without and then with a dead receiver and one that takes thirty seconds. The
     * figures are printed; what is asserted is that nobody waits behind the slow one.
     */
    @Test
    @Tag("load")
    void deadAndSlowReceiversDelayNobody() {
        start(routing(settings("hook", "slow", "dead")));
        var alone = start(delivering(settings("hook"), "1"));
        raise(200, "warm-");
        await().atMost(SOON).untilAsserted(() -> assertThat(at("/hook")).hasSize(200));
        received.clear();
        raise(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(at("/hook")).hasSize(200));
        var before = percentile99(raisedAt);
        alone.close();
        received.clear();

        start(delivering(settings("hook", "slow", "dead"), "2"));
        await().atMost(SOON).untilAsserted(() -> assertThat(at("/slow")).isNotEmpty());
        raise(200, "second-");
        await().atMost(SOON).untilAsserted(() -> assertThat(at("/hook")).hasSize(200));
        var after = percentile99(raisedAt);

        System.getLogger("tidings.load")
                .log(WARNING, "99th percentile: {0} alone, {1} beside a slow and a dead one", before, after);
        assertThat(after).isLessThan(SLOW.dividedBy(2));
    }

    private Duration percentile99(Instant since) {
        return at("/hook").stream()
                .map(message -> Duration.between(since, message.at))
                .sorted()
                .toList()
                .get(197);
    }

    private AlertsSettings settings(String... names) {
        var receivers = List.of(names).stream().map(this::receiver).toList();
        var routes = List.of(names).stream()
                .map(name -> new RouteSettings(Match.ALL, name, true, List.of()))
                .toList();
        var retry = new RetrySettings(Duration.ofMillis(200), 2, Duration.ofSeconds(1), Duration.ofMinutes(5));
        var delivery = new DeliverySettings(retry, 4, Duration.ZERO);
        return new AlertsSettings(
                receivers,
                null,
                GroupingSettings.AT_ONCE,
                routes,
                List.of(),
                List.of(),
                FeedbackSettings.OFF,
                delivery);
    }

    private ReceiverSettings receiver(String name) {
        var url = new Secret("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "?key=" + CANARY);
        var key = new Secret("whsec_" + Base64.getEncoder().encodeToString(KEY));
        return ReceiverSettings.of(
                name,
                name.equals("paced")
                        ? new SlackSettings(url)
                        : name.equals("slack")
                                ? new SlackSettings(url, Duration.ZERO, Duration.ofSeconds(10))
                                : new WebhookSettings(url, List.of(key)));
    }

    private AlertRouting routing(AlertsSettings settings) {
        return new AlertRouting(settings, topics, clients, state, Map.of(), new AlertsMetrics(registry, clock), clock);
    }

    private Delivering delivering(AlertsSettings settings, String instance) {
        return new Delivering(
                settings,
                topics,
                clients,
                new Wires(http, SocketFactory.getDefault(), Set.of()),
                new AlertsMetrics(registry, clock),
                clock,
                instance,
                Map.of("session.timeout.ms", 6_000, "heartbeat.interval.ms", 500));
    }

    private <C extends Component> C start(C component) {
        component.start();
        return opened(component);
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private void raise(int count) {
        raise(count, "article-");
    }

    private void raise(int count, String name) {
        raisedAt = clock.instant();
        try (var producer = clients.producer(Map.of("max.in.flight.requests.per.connection", 1))) {
            IntStream.range(0, count)
                    .mapToObj(number -> alert(name + number))
                    .forEach(alert -> producer.send(new ProducerRecord<>(
                            topics.alerts().name(), null, 1_700_000_000_000L, alert.theme(), Json.bytes(alert))));
        }
    }

    private static Alert alert(String article) {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        return new Alert(
                Ids.alert("embassy", article),
                1,
                Change.FIRST_REPORT,
                "embassy",
                "Embassies",
                1,
                "hash",
                Severity.HIGH,
                Ids.story("embassy", article),
                "Embassy to reopen",
                1,
                List.of(),
                List.of(),
                List.of(new AlertArticle(
                        article, "r", "https://news.example/", "Embassy to reopen", null, null, null, "f", null, now)),
                1,
                List.of(),
                List.of(),
                List.of(),
                now,
                now,
                now);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var path = exchange.getRequestURI().getPath();
        received.add(new Received(
                path,
                String.valueOf(headers.getFirst("webhook-id")),
                String.valueOf(headers.getFirst("webhook-timestamp")),
                String.valueOf(headers.getFirst("webhook-signature")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                clock.instant()));
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (path.equals("/slow")) {
            LockSupport.parkNanos(SLOW.toNanos());
        }
        exchange.sendResponseHeaders(status(exchange, path), 2);
        try (var body = exchange.getResponseBody()) {
            body.write("ok".getBytes(UTF_8));
        }
    }

    private synchronized int status(HttpExchange exchange, String path) {
        var now = clock.instant();
        if (path.equals("/paced") && now.isBefore(free)) {
            refused.incrementAndGet();
            exchange.getResponseHeaders().set("Retry-After", "1");
            return 429;
        }
        if (path.equals("/paced")) {
            free = now.plusSeconds(1);
            taken.add(now);
        }
        return path.equals("/gone") ? 410 : path.equals("/dead") ? 503 : 200;
    }

    private static boolean shows(ConsumerRecord<String, byte[]> entry, String text) {
        var all = new StringBuilder(String.valueOf(entry.key()));
        all.append(entry.value() == null ? "" : new String(entry.value(), UTF_8));
        entry.headers().forEach(header -> all.append(new String(header.value(), UTF_8)));
        return all.indexOf(text) >= 0;
    }

    private List<Received> at(String path) {
        return received.stream().filter(message -> message.path.equals(path)).toList();
    }

    private List<String> ids(String path) {
        return at(path).stream().map(Received::id).toList();
    }

    private List<Delivery> deliveries() {
        return read(topics.deliveries().name()).stream()
                .map(entry -> Json.read(entry.value(), Delivery.class))
                .toList();
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

    private static String signed(Received message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var content = message.id + "." + message.timestamp + "." + message.body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }

    private record Received(String path, String id, String timestamp, String signature, String body, Instant at) {}
}
