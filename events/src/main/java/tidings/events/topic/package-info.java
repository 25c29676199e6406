/**
 * The topics themselves: their one list, how keys choose partitions, and how records become bytes.
 *
 * <p>Example: {@code new Topics("tidings.").articles().name()} is {@code tidings.articles}, and a producer made by
 * {@link tidings.events.topic.KafkaClients} sends to the partition that {@link tidings.events.topic.KeyPartitioner}
 * chooses.
 */
@NullMarked
package tidings.events.topic;

import org.jspecify.annotations.NullMarked;
