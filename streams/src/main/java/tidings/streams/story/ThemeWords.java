package tidings.streams.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tidings.events.Theme;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Script;

/**
 * The words that a theme's own queries hold. Most of its articles have them, so that they tell no event from another. The
 * themes asked for last are kept. For one thread.
 */
final class ThemeWords {
    private static final int MOST_THEMES = 300;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    private final Map<Language, Analysis> analyses = new java.util.EnumMap<>(Language.class);
    private final Map<String, Set<Integer>> themes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Integer>> eldest) {
            return size() > MOST_THEMES;
        }
    };

    /** The words as {@link Term#word} numbers. */
    Set<Integer> of(Theme theme, String hash) {
        return themes.computeIfAbsent(hash, any -> read(theme));
    }

    private Set<Integer> read(Theme theme) {
        List<String> queries = new ArrayList<>();
        theme.concepts().values().forEach(queries::addAll);
        theme.match().values().forEach(clause -> queries.add(clause.query()));
        var words = new HashSet<String>();
        for (var query : queries) {
            WORD.matcher(query).results().forEach(word -> words.add(word.group()));
        }
        var codes = new HashSet<Integer>();
        words.forEach(word -> add(word, codes));
        return codes;
    }

    private void add(String word, Set<Integer> codes) {
        var script = Script.of(word.codePointAt(0));
        if (script == Script.UNSPACED) {
            for (var i = 0; i + 2 <= word.length(); i++) {
                codes.add(Term.word(Term.of(word.substring(i, i + 2), 0)));
            }
        }
        for (var language : Language.values()) {
            if (script != Script.UNSPACED && (language.script() == script || language == Language.OTHER)) {
                codes.add(Term.word(Term.of(Printer.stem(analyses, language, word), 0)));
            }
        }
    }
}
