package tidings.ingest.format;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A document that is no feed, or none that can be read.
 *
 * @param reason why, for a person to read: one line, without the document's name
 * @param page true if it is a web page
 * @param named absolute addresses of documents that it names and that can be read instead: the sitemaps of an index, the
 *     likeliest first
 */
public record Unreadable(String reason, boolean page, List<String> named) implements Reading {
    public Unreadable {
        requireNonNull(reason, "reason");
        named = List.copyOf(named);
    }

    /** A document that nothing more can be said of. */
    public Unreadable(String reason) {
        this(reason, false, List.of());
    }
}
