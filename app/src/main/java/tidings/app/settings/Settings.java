package tidings.app.settings;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.alerts.AlertsSettings;
import tidings.alerts.ReceiverSettings;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.route.RouteSettings;

/**
 * Everything that {@code config/tidings.yaml} may say; keys are in kebab-case, and all may be left out: {@link
 * SettingsFile} makes an absent section of nothing but its defaults.
 *
 * @param dataDir where the program keeps what is its own; {@code ../data} beside the settings file if absent
 * @param kafka which Kafka, and how its topics are made
 * @param feeds which feeds are polled, and how often
 * @param themes where themes are written
 * @param streams how the topology runs
 * @param http where metrics and health are served
 * @param net how feeds are fetched and messages are sent
 * @param receivers who can be told
 * @param defaultReceiver who gets what no route takes
 * @param routes which alerts go to whom
 * @param delivery how deliveries are tried and repeated
 */
public record Settings(
        Path dataDir,
        KafkaSettings kafka,
        FeedsSettings feeds,
        ThemesSettings themes,
        TopologySettings streams,
        HttpSettings http,
        NetworkSettings net,
        List<ReceiverSettings> receivers,
        @Nullable String defaultReceiver,
        List<RouteSettings> routes,
        DeliverySettings delivery) {
    public Settings {
        requireNonNull(dataDir, "dataDir");
        requireNonNull(kafka, "kafka");
        requireNonNull(feeds, "feeds");
        requireNonNull(themes, "themes");
        requireNonNull(streams, "streams");
        requireNonNull(http, "http");
        requireNonNull(net, "net");
        receivers = receivers == null ? List.of() : List.copyOf(receivers);
        routes = routes == null ? List.of() : List.copyOf(routes);
        requireNonNull(delivery, "delivery");
        new AlertsSettings(receivers, defaultReceiver, routes, delivery);
    }

    /** Who receives alerts, which, and how hard it is tried. */
    @JsonIgnore
    public AlertsSettings alerts() {
        return new AlertsSettings(receivers, defaultReceiver, routes, delivery);
    }
}
