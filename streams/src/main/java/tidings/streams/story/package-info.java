/**
 * Stories: turns the matches of a theme into versions of alerts. Knows nothing of Kafka, but for the headers that an
 * alert carries; {@code tidings.streams} keeps the last version of each alert and hands it to
 * {@link tidings.streams.story.Storyteller}.
 *
 * <p>Example: {@code Telling telling = Storyteller.tell(match, previous, now)}.
 */
@NullMarked
package tidings.streams.story;

import org.jspecify.annotations.NullMarked;
