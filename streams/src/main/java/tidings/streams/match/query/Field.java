package tidings.streams.match.query;

import java.util.Locale;
import java.util.Optional;

/** A part of an article in which words are looked for. */
public enum Field {
    /** Title, summary and text. */
    ANYWHERE,
    /** The headline. */
    TITLE,
    /** The summary, and the first words of the text. */
    LEAD,
    /** Summary and text, the lead included. */
    TEXT;

    /** The field that a query names, without the colon; empty if there is none of that name. */
    static Optional<Field> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "title" -> Optional.of(TITLE);
            case "lead" -> Optional.of(LEAD);
            case "text" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }
}
