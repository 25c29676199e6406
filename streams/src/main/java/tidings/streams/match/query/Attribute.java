package tidings.streams.match.query;

import java.util.Locale;
import java.util.Optional;

/** What an article says about itself beside its words. */
public enum Attribute {
    /** Language, by its primary subtag: {@code lang:pt} holds for {@code pt-BR}. */
    LANG,
    /** Name of the publisher. */
    PUBLISHER,
    /** Country of the publisher, ISO 3166. */
    COUNTRY,
    /** One of the tags of its feed. */
    TAG;

    /** The attribute that a query names, without the colon ({@code source} is the publisher too); empty if unknown. */
    static Optional<Attribute> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "lang", "language" -> Optional.of(LANG);
            case "publisher", "source" -> Optional.of(PUBLISHER);
            case "country" -> Optional.of(COUNTRY);
            case "tag" -> Optional.of(TAG);
            default -> Optional.empty();
        };
    }
}
