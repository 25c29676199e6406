package tidings.streams.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Forms;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Script;

/**
 * Which words of queries a word of an article stands for, by the rules of one language. Every word of a query is
 * analysed as if it were of that language, so that a name or loan word is found wherever it is used.
 *
 * <p>Immutable, safe from any thread.
 */
final class Lexicon {
    static final int[] NONE = {};

    private final Map<String, int[]> exact = new HashMap<>();
    private final Map<String, int[]> stems = new HashMap<>();
    private final Map<String, int[]> prefixes = new HashMap<>();
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    Lexicon(Vocabulary vocabulary, Language language) {
        var analysis = new Analysis(language);
        for (int id = 0; id < vocabulary.size(); id++) {
            var word = vocabulary.word(id);
            if (word.kind() != Vocabulary.Kind.GROUP && fits(Script.of(word.text()), language)) {
                add(word, id, analysis);
            }
        }
    }

    private static boolean fits(Script script, Language language) {
        return script == language.script() || script == Script.OTHER || language == Language.OTHER;
    }

    private void add(Vocabulary.Word word, int id, Analysis analysis) {
        switch (word.kind()) {
            case EXACT -> put(exact, word.text(), id);
            case STEM -> analysis.forms(word.text()).stems().forEach(stem -> put(stems, stem, id));
            case PREFIX -> {
                put(prefixes, word.text(), id);
                shortest = Math.min(shortest, word.text().length());
                longest = Math.max(longest, word.text().length());
            }
            case GROUP -> {}
        }
    }

    private static void put(Map<String, int[]> map, String key, int id) {
        map.merge(key, new int[] {id}, Lexicon::union);
    }

    /** The numbers of the words of queries that these forms stand for, ascending. */
    int[] ids(Forms forms) {
        var found = NONE;
        for (var form : forms.exact()) {
            found = union(found, exact.getOrDefault(form, NONE));
        }
        for (var stem : forms.stems()) {
            found = union(found, stems.getOrDefault(stem, NONE));
        }
        for (var form : forms.lower()) {
            found = union(found, byPrefix(form));
        }
        return found;
    }

    private int[] byPrefix(String form) {
        var found = NONE;
        for (int length = shortest; length <= longest && length <= form.length(); length++) {
            found = union(found, prefixes.getOrDefault(form.substring(0, length), NONE));
        }
        return found;
    }

    private static int[] union(int[] some, int[] others) {
        if (some.length == 0 || others.length == 0) {
            return some.length == 0 ? others : some;
        }
        return IntStream.concat(Arrays.stream(some), Arrays.stream(others))
                .sorted()
                .distinct()
                .toArray();
    }

    /** One lexicon for each language, made when the first article in that language comes. */
    static final class ByLanguage {
        private final Vocabulary vocabulary;
        private final Map<Language, Lexicon> lexicons = new java.util.concurrent.ConcurrentHashMap<>();

        ByLanguage(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        Lexicon of(Language language) {
            var lexicon = lexicons.get(language);
            return lexicon != null
                    ? lexicon
                    : lexicons.computeIfAbsent(language, missing -> new Lexicon(vocabulary, missing));
        }

        List<Language> made() {
            return List.copyOf(lexicons.keySet());
        }
    }
}
