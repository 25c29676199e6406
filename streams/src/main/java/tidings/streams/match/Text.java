package tidings.streams.match;

import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.LanguageDetector;
import tidings.streams.match.language.Tokenizer;
import tidings.streams.match.language.Tokens;

/**
 * One article, split into words, in its language; the same for all queries. Words are numbered through title, summary
 * and text, with an empty place after each, so that nothing spans two fields.
 *
 * <p>Reused from one article to the next, to spare memory; for one thread.
 */
final class Text {
    /** The longest field that is read, in UTF-16 code units; what comes after is not matched. */
    static final int MAX_FIELD = 2_000_000;
    /** How many words of the text belong to the lead. */
    static final int LEAD_WORDS = 60;

    private static final int KEPT = 1 << 18;

    private final Tokens tokens = new Tokens();
    private final Tokenizer tokenizer = new Tokenizer(tokens);
    private char[] characters = new char[1 << 12];
    private int size;
    private @Nullable Article article;
    private Language language = Language.OTHER;
    private int titleEnd;
    private int summaryEnd;
    private int leadEnd;
    private int summaryBase;
    private int textBase;

    /** Reads an article, forgetting the one before. */
    void read(Article next) {
        article = next;
        language = LanguageDetector.detect(next.language(), next.title(), next.text());
        tokenizer.clear();
        size = 0;
        titleEnd = field(next.title());
        summaryBase = size;
        summaryEnd = field(saysMore(next) ? next.summary() : "");
        textBase = size;
        field(next.text());
        leadEnd = findLeadEnd();
    }

    private static boolean saysMore(Article article) {
        var summary = article.summary();
        return !summary.isBlank() && !article.text().contains(summary.strip());
    }

    private int field(String field) {
        int from = size;
        size += Math.min(field.length(), MAX_FIELD);
        if (size > characters.length) {
            var longer = new char[Math.max(size, characters.length * 2)];
            System.arraycopy(characters, 0, longer, 0, from);
            characters = longer;
        }
        field.getChars(0, size - from, characters, from);
        tokenizer.add(characters, from, size);
        tokenizer.separate();
        return tokens.size();
    }

    private int findLeadEnd() {
        int end = summaryEnd;
        int last = end < tokens.size() ? tokens.place(end) + LEAD_WORDS : 0;
        while (end < tokens.size() && tokens.place(end) < last) {
            end++;
        }
        return end;
    }

    Article article() {
        if (article == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return article;
    }

    Language language() {
        return language;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The characters of all fields, one after the other. Not to be changed. */
    char[] characters() {
        return characters;
    }

    /** Where the field of a word begins in {@link #characters}. */
    int base(int token) {
        return token < titleEnd ? 0 : token < summaryEnd ? summaryBase : textBase;
    }

    /** Number of the first word after the title. */
    int titleEnd() {
        return titleEnd;
    }

    /** Number of the first word after the summary. */
    int summaryEnd() {
        return summaryEnd;
    }

    /** Number of the first word after the lead. */
    int leadEnd() {
        return leadEnd;
    }

    /** False if this article made it so large that it is better forgotten. */
    boolean isWorthKeeping() {
        return characters.length <= KEPT;
    }

    /** Lets go of the article, between uses. */
    void release() {
        article = null;
    }
}
