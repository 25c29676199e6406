package tidings.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import tidings.events.Article;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;

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

    private final Analysis english = new Analysis(Language.ENGLISH);
    private final Analyzer analyzer = new EnglishAnalyzer();
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

    /** Articles with ids, in English. */
    List<Article> articles(int count, int length) {
        var articles = new ArrayList<Article>();
        for (var i = 0; i < count; i++) {
            articles.add(Article.builder("a" + i, Instant.EPOCH)
                    .text(article(length))
                    .language("en")
                    .build());
        }
        return articles;
    }

    /** Queries of the shapes that themes use most, in equal parts. */
    List<Spec> queries(int count) {
        var specs = new ArrayList<Spec>();
        for (var i = 0; i < count; i++) {
            specs.add(
                    switch (i % 6) {
                        case 0 -> new Spec.Both(rare(), rare());
                        case 1 -> new Spec.Phrase(rare(), rare());
                        case 2 -> near(rare(6));
                        case 3 -> new Spec.BothAny(rare(3), rare(3));
                        case 4 -> new Spec.Without(rare(3), rare(3), rare());
                        default -> new Spec.AtLeast(3, rare(5));
                    });
        }
        return specs;
    }

    /** No word is on both sides: the engines differ on whether one occurrence may serve for both. */
    private static Spec near(List<String> words) {
        return new Spec.Near(8, words.subList(0, 3), words.subList(3, 6));
    }

    private List<String> rare(int count) {
        var words = new LinkedHashSet<String>();
        while (words.size() < count) {
            words.add(rare());
        }
        return List.copyOf(words);
    }

    private String rare() {
        var rank = TOO_FREQUENT * Math.exp(random.nextDouble() * Math.log((double) WORDS / TOO_FREQUENT));
        return words.get((int) Math.min(WORDS - 1, rank));
    }

    /** Our English stemmer is Porter's second, Lucene's analyzer has his first: only words on which both agree. */
    private boolean isStemmedAlike(String word) {
        var ours = english.forms(word).stems();
        return ours.size() == 1 && ours.getFirst().equals(Peers.stem(analyzer, word));
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
            if (isStemmedAlike(word.toString()) && known.add(word.toString())) {
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

        /** A word of each list, anywhere, and a word nowhere. */
        record Without(List<String> one, List<String> other, String not) implements Spec {}

        /** So many of the words. */
        record AtLeast(int least, List<String> words) implements Spec {}
    }
}
