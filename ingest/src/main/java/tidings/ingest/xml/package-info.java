/**
 * XML as strangers write it: read by a scanner of our own, which has no entities to expand, no addresses to fetch and no
 * nesting that it follows without bound. What is malformed and plain in meaning is repaired, and each repair is told.
 *
 * <p>{@code format} reads feeds with it and {@code feed} reads OPML:
 *
 * <pre>{@code
 * XmlTree tree = XmlTree.read(text, Set.of("item", "entry"));
 * tree.root();      // null if there is no element at all
 * tree.problems();  // such as "line 12: <b> is not closed"
 * }</pre>
 */
@NullMarked
package tidings.ingest.xml;

import org.jspecify.annotations.NullMarked;
