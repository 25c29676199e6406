package tidings.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Text and queries made up from a seed: words are frequent as Zipf's law has it, and look like words so that stemmers
 * have something to do. The same seed makes the same corpus.
 */
final class Corpus {
    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final int WORDS = 20_000;
    /** The most frequent words are in every article: nobody would look for one alone. */
    private static final int TOO_FREQUENT = 200;

    private final Random random;
    private final List<String> words;

    Corpus(long seed) {
        this.random = new Random(seed);
        this.words = words();
    }

    /** An article of so many words. */
    String article(int length) {
        var text = new StringJoiner(" ", "", ".");
        for (var i = 0; i < length; i++) {
            text.add(words.get((int) Math.min(WORDS - 1, Math.exp(random.nextDouble() * Math.log(WORDS)))));
        }
        return text.toString();
    }

    /** Queries of the four shapes that themes use most, in equal parts. */
    List<Spec> queries(int count) {
        var specs = new ArrayList<Spec>();
        for (var i = 0; i < count; i++) {
            specs.add(
                    switch (i % 4) {
                        case 0 -> new Spec.Both(rare(), rare());
                        case 1 -> new Spec.Phrase(rare(), rare());
                        case 2 -> new Spec.Near(8, List.of(rare(), rare(), rare()), List.of(rare(), rare(), rare()));
                        default -> new Spec.BothAny(List.of(rare(), rare(), rare()), List.of(rare(), rare(), rare()));
                    });
        }
        return specs;
    }

    private String rare() {
        var rank = TOO_FREQUENT * Math.exp(random.nextDouble() * Math.log((double) WORDS / TOO_FREQUENT));
        return words.get((int) Math.min(WORDS - 1, rank));
    }

    private List<String> words() {
        var made = new ArrayList<String>();
        var known = new HashSet<String>();
        while (made.size() < WORDS) {
            var word = new StringBuilder();
            for (var syllable = 0; syllable < 2 + random.nextInt(3); syllable++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            if (known.add(word.toString())) {
                made.add(word.toString());
            }
        }
        return made;
    }

    /** One query, before it is put into either engine's language. */
    sealed interface Spec {
        /** Both words, anywhere. */
        record Both(String one, String other) implements Spec {}

        /** The words, one after the other. */
        record Phrase(String one, String other) implements Spec {}

        /** A word of each list, at most so many words between. */
        record Near(int distance, List<String> one, List<String> other) implements Spec {}

        /** A word of each list, anywhere. */
        record BothAny(List<String> one, List<String> other) implements Spec {}
    }
}
