package tidings.ingest.format;

import static java.util.Objects.requireNonNull;

/**
 * A document that is no feed, or none that can be read.
 *
 * @param reason why, for a person to read: one line, without the document's name
 */
public record Unreadable(String reason) implements Reading {
    public Unreadable {
        requireNonNull(reason, "reason");
    }
}
