package tidings.streams.match;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.streams.match.language.Language;
import tidings.streams.match.query.Attribute;

/** Compares what an article says about itself with what a query asks. Pure functions. */
final class Attributes {
    private Attributes() {}

    static boolean has(Reading reading, Attribute attribute, String value) {
        var article = reading.article();
        return switch (attribute) {
            case LANG -> primary(value).equals(language(reading));
            case PUBLISHER -> same(value, article.publisher());
            case COUNTRY -> same(value, article.country());
            case TAG -> article.tags().stream().anyMatch(tag -> same(value, tag));
        };
    }

    /** The language that was found out, or that the article names if it is one whose forms are unknown. */
    static String language(Reading reading) {
        var declared = reading.article().language();
        boolean known = reading.language() != Language.OTHER && reading.language() != Language.UNSPACED;
        return known || declared == null ? reading.language().code() : primary(declared);
    }

    private static String primary(String tag) {
        return tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static boolean same(String value, @Nullable String actual) {
        return actual != null && value.equalsIgnoreCase(actual.strip());
    }
}
