package tidings.app.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import javax.net.SocketFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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
import tidings.events.Component;
import tidings.events.Delivery;
import tidings.events.Match;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.net.Cidr;
import tidings.net.GuardedClient;
import tidings.net.NetSettings;

/** A broker, routing and delivery on it, and receivers on loopback that take, refuse, or are slow. */
final class DeliveryRoom implements AutoCloseable {
    static final Duration SLOW = Duration.ofSeconds(30);
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    final Topics topics = new Topics("tidings.");
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Queue<Received> received = new ConcurrentLinkedQueue<>();
    /** When the receiver with a pace took messages. */
    final Queue<Instant> taken = new ConcurrentLinkedQueue<>();
    /** How often it refused one. */
    final AtomicInteger refused = new AtomicInteger();

    private final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final HttpServer server;
    private final KafkaClients clients;
    private final GuardedClient http;
    private final Path state;
    private Instant free = Instant.MIN;
    private Instant raisedAt = Instant.MIN;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    DeliveryRoom(Path directory) throws IOException {
        state = directory.resolve("state");
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

    /** Receivers do not answer until {@link #letGo}. */
    void hold() {
        hold = new CountDownLatch(1);
    }

    void letGo() {
        hold.countDown();
    }

    /** When alerts were last raised. */
    Instant raisedAt() {
        return raisedAt;
    }

    @Override
    public void close() throws Exception {
        letGo();
        for (var each : open.reversed()) {
            each.close();
        }
        server.stop(0);
    }

    AlertsSettings settings(String... names) {
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
        var url = new Secret("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "?key=abc");
        var key = new Secret("whsec_" + Base64.getEncoder().encodeToString(KEY));
        return ReceiverSettings.of(
                name,
                name.equals("paced")
                        ? new SlackSettings(url)
                        : name.equals("slack")
                                ? new SlackSettings(url, Duration.ZERO, Duration.ofSeconds(10))
                                : new WebhookSettings(url, List.of(key)));
    }

    AlertRouting routing(AlertsSettings settings) {
        return new AlertRouting(settings, topics, clients, state, Map.of(), new AlertsMetrics(registry, clock), clock);
    }

    Delivering delivering(AlertsSettings settings, String instance) {
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

    <C extends Component> C start(C component) {
        component.start();
        return opened(component);
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    void raise(int count) {
        raise(count, "article-");
    }

    void raise(int count, String name) {
        raisedAt = clock.instant();
        try (var producer = clients.producer(Map.of("max.in.flight.requests.per.connection", 1))) {
            IntStream.range(0, count)
                    .mapToObj(number -> SampleAlerts.alert("embassy", name + number))
                    .forEach(alert -> producer.send(new ProducerRecord<>(
                            topics.alerts().name(), null, 1_700_000_000_000L, alert.theme(), Json.bytes(alert))));
        }
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

    List<Received> at(String path) {
        return received.stream().filter(message -> message.path.equals(path)).toList();
    }

    List<String> ids(String path) {
        return at(path).stream().map(Received::id).toList();
    }

    List<Delivery> deliveries() {
        return Records.all(clients, topics.deliveries().name(), Delivery.class);
    }

    List<ConsumerRecord<String, byte[]>> read(String topic) {
        return Records.all(clients, topic);
    }

    record Received(String path, String id, String timestamp, String signature, String body, Instant at) {}
}
