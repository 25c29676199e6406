/**
 * Gets the body of a feed with a conditional GET through the guarded client, and says in a closed set of outcomes what
 * came of it. Pollers and {@code feeds check} call {@link tidings.ingest.fetch.FeedFetcher}.
 */
@NullMarked
package tidings.ingest.fetch;

import org.jspecify.annotations.NullMarked;
