package tidings.streams.match.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;

/**
 * Words that a stemmer would take for forms of another word that means something else, in news above all. Immutable, safe
 * from any thread.
 */
final class Kept {
    /** International and interned, authorities and authors, several and severe are different things. */
    private static final StemmerOverrideFilter.StemmerOverrideMap ENGLISH = map(
            "important importance",
            "authority authorities",
            "executive executives",
            "emergency emergencies",
            "several",
            "international internationally",
            "university universities",
            "universal",
            "organ organs",
            "informal informally",
            "operative operatives",
            "relative relatives",
            "relatively",
            "consulate consulates",
            "generally",
            "criticism criticisms");

    /** An army is not a weapon. */
    private static final StemmerOverrideFilter.StemmerOverrideMap FRENCH = map("armée armées");

    private Kept() {}

    static TokenStream english(TokenStream words) {
        return new StemmerOverrideFilter(words, ENGLISH);
    }

    static TokenStream french(TokenStream words) {
        return new StemmerOverrideFilter(words, FRENCH);
    }

    /** Each group has its first word, with a mark that no stem has, as its stem. */
    private static StemmerOverrideFilter.StemmerOverrideMap map(String... groups) {
        var builder = new StemmerOverrideFilter.Builder(false);
        for (var group : groups) {
            var words = group.split(" ");
            for (var word : words) {
                builder.add(word, words[0] + "+");
            }
        }
        try {
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
