/**
 * First seen: tells a new article from a repeat, a correction and another feed's version of it. Knows nothing of Kafka;
 * {@code tidings.streams} keeps one {@link tidings.streams.seen.Seen} for each article and asks it at each sighting.
 *
 * <p>Example: {@code Sighting sighting = Seen.sight(before, article)}, then keep {@code Seen.after(before, article)}.
 */
@NullMarked
package tidings.streams.seen;

import org.jspecify.annotations.NullMarked;
