package tidings.streams.story;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.LanguageDetector;
import tidings.streams.match.language.Script;
import tidings.streams.match.language.StopWords;
import tidings.streams.match.language.Tokenizer;
import tidings.streams.match.language.Tokens;

/** Makes the {@link Print} of an article. For one thread. */
public final class Printer {
    /** How many hashes of a body are kept: all of a text of some 250 words, a sample of a longer one. */
    static final int BODY = 256;
    /** How many hashes of names and figures are kept. */
    static final int NAMES = 64;
    /** How many words the lead has, where the sketches are compared. */
    static final int LEAD = 48;
    /** How many words of the body, after the title, tell what happened. */
    static final int TELLING = 80;

    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_TERMS = 120;

    private final Tokens tokens = new Tokens();
    private final Tokenizer tokenizer = new Tokenizer(tokens);
    private final ThemeWords themeWords = new ThemeWords();
    private final Map<Language, Analysis> analyses = new EnumMap<>(Language.class);

    /** A new one. */
    public Printer() {}

    /** The print as it is compared among the stories of a theme. */
    public Print forTheme(Print print, Theme theme, String hash) {
        return print.marked(themeWords.of(theme, hash)::contains);
    }

    /** The print of an article, from its title and text. */
    public Print print(Article article) {
        var language = LanguageDetector.detect(article.language(), article.title(), article.text());
        var terms = new TreeMap<String, Integer>();
        var title = read(article.title());
        var isTitleCase = isTitleCase(title);
        for (var token = 0; token < tokens.size(); token++) {
            put(terms, language, title, token, Term.TITLE | (isTitleCase ? 0 : name(title, token)));
        }
        var text = article.text().isBlank() ? title : read(article.text());
        for (var token = 0; token < tokens.size() && tokens.place(token) < TELLING; token++) {
            put(terms, language, text, token, name(text, token));
        }
        var body = Shingles.of(text, tokens, 0, tokens.size());
        var lead = Shingles.of(text, tokens, 0, leadEnd());
        return new Print(body.length, first(body, BODY), lead, first(names(text), NAMES), codes(terms));
    }

    private static int[] first(int[] hashes, int most) {
        return Arrays.copyOf(hashes, Math.min(most, hashes.length));
    }

    private int[] names(char[] text) {
        return java.util.stream.IntStream.range(0, tokens.size())
                .filter(token -> Character.isDigit(text[tokens.start(token)]) || name(text, token) != 0)
                .map(token -> Shingles.word(text, tokens, token))
                .sorted()
                .distinct()
                .toArray();
    }

    private char[] read(String text) {
        var characters =
                text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).toCharArray();
        tokenizer.clear();
        tokenizer.add(characters, characters.length);
        return characters;
    }

    private int leadEnd() {
        var end = 0;
        while (end < tokens.size() && tokens.place(end) < LEAD) {
            end++;
        }
        return end;
    }

    private void put(Map<String, Integer> terms, Language language, char[] text, int token, int flags) {
        var raw = new String(text, tokens.start(token), tokens.end(token) - tokens.start(token));
        if (tokens.script(token) == Script.UNSPACED) {
            pair(terms, text, token, flags & Term.TITLE);
        } else if (Character.isDigit(raw.charAt(0))) {
            number(terms, raw, flags & Term.TITLE);
        } else if (raw.length() > 1 && raw.length() <= Analysis.MAX_WORD && !StopWords.contains(language, raw)) {
            terms.merge(stem(analyses, language, raw), flags, (a, b) -> a | b);
        }
    }

    /** Two neighbouring characters tell more than one. */
    private void pair(Map<String, Integer> terms, char[] text, int token, int flags) {
        if (token + 1 < tokens.size()
                && tokens.script(token + 1) == Script.UNSPACED
                && tokens.start(token + 1) == tokens.end(token)) {
            terms.merge(
                    new String(text, tokens.start(token), tokens.end(token + 1) - tokens.start(token)),
                    flags,
                    (a, b) -> a | b);
        }
    }

    private static void number(Map<String, Integer> terms, String raw, int flags) {
        var digits = raw.replaceAll("[^\\p{Nd}]", "");
        var isYear = digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
        if (!isYear) {
            terms.merge(digits, flags | Term.NUMBER, (a, b) -> a | b);
        }
    }

    /** The one form under which all forms of a word are compared. */
    static String stem(Map<Language, Analysis> analyses, Language language, String raw) {
        var forms = analyses.computeIfAbsent(language, Analysis::new).forms(raw);
        return !forms.stems().isEmpty()
                ? forms.stems().getFirst()
                : forms.lower().isEmpty() ? raw : forms.lower().getFirst();
    }

    private int name(char[] text, int token) {
        return Character.isUpperCase(text[tokens.start(token)]) && !beginsSentence(text, token) ? Term.NAME : 0;
    }

    private boolean beginsSentence(char[] text, int token) {
        if (token == 0) {
            return true;
        }
        for (var i = tokens.end(token - 1); i < tokens.start(token); i++) {
            if (".!?:\n\"“”«„".indexOf(text[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isTitleCase(char[] title) {
        var capitals = 0;
        var words = 0;
        for (var token = 0; token < tokens.size(); token++) {
            if (tokens.end(token) - tokens.start(token) > 3) {
                words++;
                capitals += Character.isUpperCase(title[tokens.start(token)]) ? 1 : 0;
            }
        }
        return capitals * 10 > words * 6;
    }

    private static int[] codes(Map<String, Integer> terms) {
        return terms.entrySet().stream()
                .limit(MOST_TERMS)
                .mapToInt(term -> Term.of(term.getKey(), term.getValue()))
                .sorted()
                .toArray();
    }
}
