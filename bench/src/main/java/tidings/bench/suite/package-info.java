/**
 * Reads other projects' documents and pages, and counts how often Tidings agrees with what they expect: {@code FeedSuite}
 * for feeds, {@code PageSuite} for web pages, beside Readability4J. The documents are no part of Tidings; the folder that
 * holds them is an argument.
 *
 * <pre>{@code
 * bench/run feeds DATA   # DATA/feeds/feedparser/EXPECTATIONS.json and the documents that it names
 * bench/run pages DATA   # DATA/extraction/fundus and DATA/extraction/readability
 * }</pre>
 */
@NullMarked
package tidings.bench.suite;

import org.jspecify.annotations.NullMarked;
