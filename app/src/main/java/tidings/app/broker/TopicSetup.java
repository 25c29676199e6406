package tidings.app.broker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.app.problem.Problem;
import tidings.events.topic.TopicSpec;

/**
 * Makes the topics be as {@code Topics} says: creates those that are missing, reports settings that differ, refuses
 * another number of partitions, since keys, compaction and state depend on it.
 *
 * <p>Safe from any thread. Does not close the administrator.
 */
public final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int REPLICAS_FOR_MIN_ISR = 3;

    private final Admin admin;
    private final int partitions;
    private final int replicas;
    private final Duration patience;

    /**
     * @param admin talks to the cluster
     * @param partitions how many partitions a shared topic gets, 1 or more
     * @param replicas the replication factor at creation; 0 leaves it to the cluster
     */
    public TopicSetup(Admin admin, int partitions, int replicas) {
        this(admin, partitions, replicas, PATIENCE);
    }

    TopicSetup(Admin admin, int partitions, int replicas, Duration patience) {
        this.admin = requireNonNull(admin, "admin");
        this.partitions = partitions;
        this.replicas = replicas;
        this.patience = patience;
    }

    /**
     * Creates and checks.
     *
     * @return what differs, for people: topic, setting, is, should; also logged as warnings
     * @throws Problem if a topic has another number of partitions, or the cluster cannot be reached or refuses
     */
    public List<String> ensure(Collection<TopicSpec> topics) {
        var existing = describe(topics);
        var missing = topics.stream()
                .filter(spec -> !existing.containsKey(spec.name()))
                .toList();
        create(missing);
        return check(
                topics.stream()
                        .filter(spec -> existing.containsKey(spec.name()))
                        .toList(),
                existing);
    }

    /** As {@link #ensure}, but creates nothing: missing topics are among what differs. */
    public List<String> inspect(Collection<TopicSpec> topics) {
        var existing = describe(topics);
        List<String> differences = new ArrayList<>();
        for (var spec : topics) {
            if (!existing.containsKey(spec.name())) {
                differences.add("topic " + spec.name() + " does not exist; it is created at the next start");
            }
        }
        differences.addAll(check(
                topics.stream()
                        .filter(spec -> existing.containsKey(spec.name()))
                        .toList(),
                existing));
        return differences;
    }

    private Map<String, TopicDescription> describe(Collection<TopicSpec> topics) {
        var found = new HashMap<String, TopicDescription>();
        admin.describeTopics(topics.stream().map(TopicSpec::name).toList())
                .topicNameValues()
                .forEach((name, future) -> {
                    var description = await(future, "describe topic " + name, UnknownTopicOrPartitionException.class);
                    if (description != null) {
                        found.put(name, description);
                    }
                });
        return found;
    }

    private void create(List<TopicSpec> missing) {
        if (missing.isEmpty()) {
            return;
        }
        var created = admin.createTopics(missing.stream().map(this::newTopic).toList());
        created.values().forEach((name, future) -> await(future, "create topic " + name, TopicExistsException.class));
        LOG.info("Created {} topics", missing.size());
    }

    private NewTopic newTopic(TopicSpec spec) {
        var config = new LinkedHashMap<>(spec.config());
        if (replicas >= REPLICAS_FOR_MIN_ISR) {
            config.putIfAbsent("min.insync.replicas", "2");
        }
        return new NewTopic(spec.name(), spec.count(partitions), replicas == 0 ? (short) -1 : (short) replicas)
                .configs(config);
    }

    private List<String> check(List<TopicSpec> specs, Map<String, TopicDescription> existing) {
        for (var spec : specs) {
            var description = existing.get(spec.name());
            if (description != null) {
                checkPartitions(spec, description.partitions().size());
            }
        }
        var differences = specs.isEmpty() ? List.<String>of() : differingSettings(specs);
        differences.forEach(difference -> LOG.warn("{}", difference));
        return differences;
    }

    private void checkPartitions(TopicSpec spec, int is) {
        var should = spec.count(partitions);
        if (is != should) {
            throw new Problem("Topic " + spec.name() + " has " + is + " partitions, but the configuration says "
                    + should + ". Keys and state depend on the number: set kafka.partitions to " + is
                    + ", or re-key the topic as docs/scaling.md says");
        }
    }

    private List<String> differingSettings(List<TopicSpec> specs) {
        var resources = specs.stream()
                .map(spec -> new ConfigResource(ConfigResource.Type.TOPIC, spec.name()))
                .toList();
        var all = await(admin.describeConfigs(resources).all(), "read the topics' settings", null);
        List<String> differences = new ArrayList<>();
        for (var spec : specs) {
            var actual = all == null ? null : all.get(new ConfigResource(ConfigResource.Type.TOPIC, spec.name()));
            spec.config().forEach((key, should) -> {
                var entry = actual == null ? null : actual.get(key);
                if (entry != null && !should.equals(entry.value())) {
                    differences.add("topic " + spec.name() + ": " + key + " is " + entry.value() + ", should be "
                            + should + "; change it with kafka-configs, or leave it if that is meant");
                }
            });
        }
        return differences;
    }

    private <T> @Nullable T await(KafkaFuture<T> future, String what, @Nullable Class<? extends Exception> expected) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (expected != null && expected.isInstance(e.getCause())) {
                return null;
            }
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Problem("Kafka cannot " + what + ": " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            throw new Problem("Kafka cannot " + what + ": no answer within " + patience.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("Interrupted while Kafka should " + what, e);
        }
    }
}
