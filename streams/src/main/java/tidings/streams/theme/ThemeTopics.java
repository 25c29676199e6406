package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.Topics;
import tidings.streams.StreamsSettings;

/** Sees to it that themes have the topic of their own that they ask for. For one thread. */
final class ThemeTopics {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeTopics.class);

    private final StreamsSettings settings;
    private final Topics topics;
    private final KafkaClients clients;
    private final Set<String> granted = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    ThemeTopics(StreamsSettings settings, Topics topics, KafkaClients clients) {
        this.settings = settings;
        this.topics = topics;
        this.clients = clients;
    }

    /**
     * Creates the topics that are missing.
     *
     * @param themes ids of all themes that ask for a topic
     * @return ids of those whose topic exists; the others are over the cap, or Kafka refuses to create it
     * @throws KafkaException if Kafka cannot answer now
     */
    Set<String> ensure(Collection<String> themes) {
        granted.retainAll(themes);
        refused.retainAll(themes);
        var candidates = themes.stream()
                .filter(theme -> !granted.contains(theme) && !refused.contains(theme))
                .sorted()
                .toList();
        if (!candidates.isEmpty()) {
            create(candidates);
        }
        return Set.copyOf(granted);
    }

    private void create(List<String> candidates) {
        try (var admin = clients.admin()) {
            var existing = answer(admin.listTopics().names());
            var missing = new ArrayList<String>();
            for (var theme : candidates) {
                if (granted.size() + missing.size() >= settings.themeTopics()) {
                    refuse(theme, settings.themeTopics() + " themes have one already, which is the most");
                } else if (existing.contains(topics.alertsOf(theme).name())) {
                    granted.add(theme);
                } else {
                    missing.add(theme);
                }
            }
            create(admin, missing);
        }
    }

    /** One request for all: on a small machine each costs about 50 ms of a start. */
    private void create(Admin admin, List<String> missing) {
        if (!missing.isEmpty()) {
            var created = admin.createTopics(missing.stream().map(this::topic).toList())
                    .values();
            missing.forEach(theme -> take(
                    theme, requireNonNull(created.get(topics.alertsOf(theme).name()), theme)));
        }
    }

    private NewTopic topic(String theme) {
        var spec = topics.alertsOf(theme);
        var replication = settings.replicationFactor();
        return new NewTopic(
                        spec.name(),
                        Optional.of(spec.count(settings.partitions())),
                        replication < 0 ? Optional.empty() : Optional.of((short) replication))
                .configs(spec.config());
    }

    private void take(String theme, KafkaFuture<Void> created) {
        try {
            answer(created);
            LOG.info("topic {} is created for theme {}", topics.alertsOf(theme).name(), theme);
            granted.add(theme);
        } catch (TopicExistsException e) {
            granted.add(theme);
        } catch (KafkaException e) {
            if (e instanceof RetriableException) {
                throw e;
            }
            refuse(theme, "Kafka refuses it: " + e.getMessage());
        }
    }

    private void refuse(String theme, String reason) {
        refused.add(theme);
        LOG.warn(
                "theme {} gets no topic {}: {}; its alerts are on {} alone",
                theme,
                topics.alertsOf(theme).name(),
                reason,
                topics.alerts().name());
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(settings.startWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException problem ? problem : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no answer within " + settings.startWithin().toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
