package tidings.streams.match.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Reduces single words to their stems through Lucene's filters for a language. For one thread. */
final class Stemmer {
    private final OneWord word = new OneWord();
    private final TokenStream stems;
    private final CharTermAttribute stem;

    Stemmer(Language language) {
        stems = language.stemming().apply(word);
        stem = stems.addAttribute(CharTermAttribute.class);
    }

    /** The stems of a word in lower case: one, or several where a dictionary knows several. */
    List<String> stems(String lower) {
        try {
            word.next = lower;
            stems.reset();
            var found = new ArrayList<String>(1);
            while (stems.incrementToken()) {
                found.add(stem.toString());
            }
            stems.end();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stream of one word at a time. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            if (next.isEmpty()) {
                return false;
            }
            clearAttributes();
            term.append(next);
            next = "";
            return true;
        }
    }
}
