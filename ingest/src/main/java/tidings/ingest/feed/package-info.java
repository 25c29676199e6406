/**
 * Feeds as operators keep them: OPML files in and out, the topic {@code feeds} kept in step with the configured files,
 * and a check of one feed.
 *
 * <p>{@code app} starts {@link tidings.ingest.feed.FeedFiles} and calls the others for the commands {@code feeds import},
 * {@code export} and {@code check}.
 */
@NullMarked
package tidings.ingest.feed;

import org.jspecify.annotations.NullMarked;
