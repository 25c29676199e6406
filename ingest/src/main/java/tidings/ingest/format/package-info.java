/**
 * From the bytes of a feed to its items: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1,
 * sitemaps with their news extension, and pages that mark their entries (h-entry).
 *
 * <p>{@link tidings.ingest.format.FeedReader} takes bytes that nobody vouches for and never throws. Pollers call it for
 * each new body, {@code parse} for files:
 *
 * <pre>{@code
 * switch (new FeedReader().read(body, contentType, url)) {
 *     case FeedDocument feed -> feed.items().forEach(this::publish);
 *     case Unreadable no -> log.warn("feed={} {}", url, no.reason());
 * }
 * }</pre>
 *
 * <p>The way of a document: {@code Charsets} makes text of it, {@code tidings.ingest.xml} a tree, {@code FeedShape} puts
 * the tree into the shape that Rome reads, {@code Extras} notes what Rome does not, {@code RomeFeeds} reads it.
 */
@NullMarked
package tidings.ingest.format;

import org.jspecify.annotations.NullMarked;
