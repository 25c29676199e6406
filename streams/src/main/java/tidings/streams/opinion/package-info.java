/**
 * The second opinion at work. Articles that pass the screen wait on the topic {@code second-opinion}; an application of
 * its own judges them behind the alerts by words, and sends what it finds to the stories. One instance learns, and all
 * judge by what stands on the topic {@code models}.
 *
 * <p>The wiring class of the program starts it before the topology, which asks it what to ask:
 *
 * {@snippet lang = java:
 * var second = new SecondOpinions(settings, streams, topics, clients, themes::themes, metrics, clock);
 * second.start();
 * new NewsStreams(streams, topics, clients, themes::match, second, metrics, clock).start();
 * }
 */
@NullMarked
package tidings.streams.opinion;

import org.jspecify.annotations.NullMarked;
