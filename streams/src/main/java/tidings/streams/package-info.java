/**
 * From articles to alerts: the Kafka Streams application. {@link tidings.streams.NewsTopology} is its table of
 * contents, and each step of it is a class here that only carries records; what a step decides is a plain class in a
 * package of its own: {@code seen} (was this text seen before), {@code match} (what is it about), {@code story} (which
 * alert does that make).
 *
 * <p>The wiring class of the program builds and runs it:
 *
 * {@snippet lang = java:
 * var streams = new NewsStreams(settings, topics, clients, themes::judge, Screening.OFF, metrics, clock);
 * streams.start();
 * }
 */
@NullMarked
package tidings.streams;

import org.jspecify.annotations.NullMarked;
