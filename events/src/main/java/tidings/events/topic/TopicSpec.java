package tidings.events.topic;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * How one topic is kept.
 *
 * @param name its full name, prefix included
 * @param partitions what decides how many partitions it has
 * @param config the topic settings that differ from the broker's own
 */
public record TopicSpec(String name, Partitions partitions, Map<String, String> config) {
    public TopicSpec {
        requireNonNull(name, "name");
        requireNonNull(partitions, "partitions");
        config = Map.copyOf(config);
    }

    /** How many partitions {@code configured} makes for this topic. */
    public int count(int configured) {
        return partitions == Partitions.ONE ? 1 : configured;
    }

    /** What decides how many partitions a topic has. Fixed when the topic is created. */
    public enum Partitions {
        /** One: everybody reads all of it. */
        ONE,
        /** As configured: the work is shared. */
        CONFIGURED
    }
}
