/**
 * Stories: turns the matches of a theme into versions of alerts. {@link tidings.streams.story.Printer} makes a sketch of
 * each matched article; {@link tidings.streams.story.Storyteller} finds the story that it belongs to, copies and other
 * reports of one event alike, and says whether there is something to tell. Knows nothing of Kafka, but for the headers
 * that an alert carries; {@code tidings.streams} keeps stories in state stores.
 *
 * <p>Example: {@code Telling telling = new Storyteller(memory).take(match, now)}.
 */
@NullMarked
package tidings.streams.story;

import org.jspecify.annotations.NullMarked;
