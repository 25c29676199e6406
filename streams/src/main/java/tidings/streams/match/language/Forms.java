package tidings.streams.match.language;

import java.util.List;

/**
 * The forms under which a word of a text can be found.
 *
 * @param exact as it stands, and without what an apostrophe joins onto it
 * @param lower in lower case and without accents, for prefixes
 * @param stems what its inflected forms have in common, in the language of the text
 */
public record Forms(List<String> exact, List<String> lower, List<String> stems) {
    /** Of a word too long to be one: it is never found. */
    public static final Forms NONE = new Forms(List.of(), List.of(), List.of());

    public Forms {
        exact = List.copyOf(exact);
        lower = List.copyOf(lower);
        stems = List.copyOf(stems);
    }
}
