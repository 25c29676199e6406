package tidings.streams.match.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import morfologik.stemming.Dictionary;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;

/** Dictionaries of inflected forms, loaded when the first article in their language comes. */
final class Dictionaries {
    /** Lemmas of Ukrainian. */
    static final Dictionary UKRAINIAN = load("ua/net/nlp/ukrainian.dict");

    private Dictionaries() {}

    private static Dictionary load(String resource) {
        try {
            var loader = UkrainianMorfologikAnalyzer.class.getClassLoader();
            return Dictionary.read(Objects.requireNonNull(loader.getResource(resource), resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
