/**
 * When a feed is due: at its interval, later when it fails or asks for it, spread out when many begin at once. Plain
 * classes that know neither Kafka nor HTTP; {@code PollTask} asks them.
 */
@NullMarked
package tidings.ingest.schedule;

import org.jspecify.annotations.NullMarked;
