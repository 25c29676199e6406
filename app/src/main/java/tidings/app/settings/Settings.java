package tidings.app.settings;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.alerts.AlertsSettings;
import tidings.alerts.ReceiverSettings;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.feedback.FeedbackSettings;
import tidings.alerts.group.TimeInterval;
import tidings.alerts.mute.InhibitSettings;
import tidings.alerts.route.GroupingSettings;
import tidings.alerts.route.RouteSettings;
import tidings.ingest.push.PushSettings;

/**
 * Everything that {@code config/tidings.yaml} may say; keys are in kebab-case, and all may be left out: {@link
 * SettingsFile} makes an absent section of nothing but its defaults.
 *
 * @param dataDir where the program keeps what is its own; {@code ../data} beside the settings file if absent
 * @param kafka which Kafka, and how its topics are made
 * @param feeds which feeds are polled, and how often
 * @param websub how hubs reach this installation that announce changes of feeds
 * @param themes where themes are written
 * @param meaning which model gives the second opinion
 * @param streams how the topology runs
 * @param http where metrics and health are served
 * @param net how feeds are fetched and messages are sent
 * @param receivers who can be told
 * @param defaultReceiver who gets what no route takes
 * @param grouping how alerts are told where no route says otherwise
 * @param routes which alerts go to whom
 * @param timeIntervals quiet hours and mute times that routes may name
 * @param inhibit which alerts mute which others
 * @param feedback how messages ask for feedback
 * @param delivery how deliveries are tried and repeated
 */
public record Settings(
        Path dataDir,
        KafkaSettings kafka,
        FeedsSettings feeds,
        PushSettings websub,
        ThemesSettings themes,
        MeaningSettings meaning,
        TopologySettings streams,
        HttpSettings http,
        NetworkSettings net,
        List<ReceiverSettings> receivers,
        @Nullable String defaultReceiver,
        GroupingSettings grouping,
        List<RouteSettings> routes,
        @JsonAlias("time_intervals") List<TimeInterval> timeIntervals,
        List<InhibitSettings> inhibit,
        FeedbackSettings feedback,
        DeliverySettings delivery) {
    public Settings {
        requireNonNull(dataDir, "dataDir");
        requireNonNull(kafka, "kafka");
        requireNonNull(feeds, "feeds");
        requireNonNull(websub, "websub");
        requireNonNull(themes, "themes");
        requireNonNull(meaning, "meaning");
        requireNonNull(streams, "streams");
        requireNonNull(http, "http");
        requireNonNull(net, "net");
        receivers = receivers == null ? List.of() : List.copyOf(receivers);
        routes = routes == null ? List.of() : List.copyOf(routes);
        requireNonNull(grouping, "grouping");
        timeIntervals = timeIntervals == null ? List.of() : List.copyOf(timeIntervals);
        inhibit = inhibit == null ? List.of() : List.copyOf(inhibit);
        requireNonNull(feedback, "feedback");
        requireNonNull(delivery, "delivery");
        new AlertsSettings(receivers, defaultReceiver, grouping, routes, timeIntervals, inhibit, feedback, delivery);
    }

    /** Who receives alerts, which, and how hard it is tried. */
    @JsonIgnore
    public AlertsSettings alerts() {
        return new AlertsSettings(
                receivers, defaultReceiver, grouping, routes, timeIntervals, inhibit, feedback, delivery);
    }
}
