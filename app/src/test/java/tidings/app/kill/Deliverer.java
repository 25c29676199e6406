package tidings.app.kill;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import tidings.alerts.AlertsMetrics;
import tidings.alerts.AlertsSettings;
import tidings.alerts.Delivering;
import tidings.alerts.ReceiverSettings;
import tidings.alerts.channel.Secret;
import tidings.alerts.channel.WebhookSettings;
import tidings.alerts.channel.Wires;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.deliver.RetrySettings;
import tidings.alerts.route.RouteSettings;
import tidings.events.Match;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.net.Cidr;
import tidings.net.GuardedClient;
import tidings.net.NetSettings;

/** The part of the program that delivers, as a process that can be killed: a member of its group that keeps its place. */
final class Deliverer {
    static final int IN_FLIGHT = 4;

    private static final String KEY = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private Deliverer() {}

    /** Delivers until it is killed: Kafka's address, then the name and the address of each receiver. */
    public static void main(String[] arguments) throws InterruptedException {
        var clock = InstantSource.system();
        var registry = new SimpleMeterRegistry();
        var net = NetSettings.of("", "1")
                .withAllow(List.of(Cidr.parse("127.0.0.0/8")))
                .withPerHost(16);
        new Delivering(
                        settings(arguments),
                        new Topics("tidings."),
                        new KafkaClients(Map.of("bootstrap.servers", arguments[0]), KafkaClients.Listener.NONE),
                        new Wires(new GuardedClient(net, clock, registry), SocketFactory.getDefault(), Set.of()),
                        new AlertsMetrics(registry, clock),
                        clock,
                        "1",
                        Map.of(
                                "session.timeout.ms", 6_000,
                                "heartbeat.interval.ms", 2_000,
                                "group.instance.id", "1"))
                .start();
        new CountDownLatch(1).await();
    }

    private static AlertsSettings settings(String... arguments) {
        var one = receiver(arguments[1], arguments[2]);
        var two = receiver(arguments[3], arguments[4]);
        var retry = new RetrySettings(Duration.ofMillis(200), 2, Duration.ofSeconds(1), Duration.ofHours(1));
        return new AlertsSettings(
                List.of(one, two),
                null,
                List.of(
                        new RouteSettings(Match.ALL, one.name(), true, List.of()),
                        new RouteSettings(Match.ALL, two.name())),
                new DeliverySettings(retry, IN_FLIGHT, Duration.ZERO));
    }

    private static ReceiverSettings receiver(String name, String url) {
        return ReceiverSettings.of(name, new WebhookSettings(new Secret(url), List.of(new Secret(KEY))));
    }
}
