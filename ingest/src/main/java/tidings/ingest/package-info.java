/**
 * Feed pollers: from the feeds of a topic to articles on a topic.
 *
 * <p>The way of a feed is that of the packages: {@code feed} puts it on its topic, {@code schedule} says when it is due,
 * {@code fetch} gets its body, {@code format} reads the body, {@code article} makes articles of its items. This package
 * holds them together: {@link tidings.ingest.FeedPolling} is the running part that {@code app} starts.
 */
@NullMarked
package tidings.ingest;

import org.jspecify.annotations.NullMarked;
