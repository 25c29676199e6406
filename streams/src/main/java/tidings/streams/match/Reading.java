package tidings.streams.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Script;
import tidings.streams.match.language.Tokens;
import tidings.streams.match.query.Field;

/**
 * One article, read for the words of queries: where each of them occurs, and what was found out about each node so far.
 *
 * <p>A span is a {@code long}: number of its last word in the upper half, of its first word in the lower, so that spans
 * sort by where they end.
 *
 * <p>Reused from one article to the next, to spare memory; for one thread.
 */
final class Reading {
    private static final Text NOTHING = new Text();
    private static final int KEPT_SPANS = 1 << 18;

    private final Lexicon.ByLanguage lexicons;
    private final @Nullable FormCache[] caches = new FormCache[Language.values().length];
    private final @Nullable FormCache[] byScript = new FormCache[Script.values().length];
    private final Occurrences occurrences;
    private final Memo memo;
    private final Passages passages = new Passages();
    private final Watchlist.Seen seen;
    private char[] compound = new char[256];
    private Text text = NOTHING;
    private Language language = Language.OTHER;
    private int windowFrom;
    private int windowTo;

    Reading(Lexicon.ByLanguage lexicons, Watchlist watchlist, int[][] groupsOf, int nodes, int clauses) {
        this.lexicons = lexicons;
        this.seen = new Watchlist.Seen(watchlist);
        this.occurrences = new Occurrences(groupsOf);
        this.memo = new Memo(nodes, clauses);
    }

    /** Looks for the words of queries in a text, forgetting the one before. */
    void read(Text next) {
        text = next;
        speak(next.language());
        occurrences.clear();
        memo.clear();
        passages.clear();
        for (int token = 0, size = next.tokens().size(); token < size; token++) {
            occur(token);
        }
        windowFrom = 0;
        windowTo = next.tokens().size();
        occurrences.index();
        seen.look(occurrences);
    }

    private void occur(int token) {
        var tokens = text.tokens();
        int start = tokens.start(token);
        int end = tokens.end(token);
        if (start == end) {
            return;
        }
        int first = tokens.compound(token);
        if (first >= 0) {
            compound(first, token);
        }
        int base = text.base(token);
        var ids = cache(token).ids(tokens.packed(token), text.characters(), base + start, base + end);
        if (ids.length > 0) {
            occurrences.add(ids, span(token, token));
        }
    }

    private void compound(int first, int last) {
        var tokens = text.tokens();
        int length = 0;
        for (int token = first; token <= last; token++) {
            int size = tokens.end(token) - tokens.start(token);
            if (length + size > compound.length) {
                return;
            }
            System.arraycopy(text.characters(), text.base(token) + tokens.start(token), compound, length, size);
            length += size;
        }
        var ids = cache(first).ids(compound, 0, length);
        if (ids.length > 0) {
            occurrences.add(ids, span(first, last));
        }
    }

    private void speak(Language next) {
        if (next != language) {
            language = next;
            Arrays.fill(byScript, null);
        }
    }

    private FormCache cache(int token) {
        var script = text.tokens().script(token);
        var cache = byScript[script.ordinal()];
        if (cache == null) {
            cache = cache(language.reading(script));
            byScript[script.ordinal()] = cache;
        }
        return cache;
    }

    private FormCache cache(Language reading) {
        var cache = caches[reading.ordinal()];
        if (cache == null) {
            cache = new FormCache(lexicons.of(reading), reading);
            caches[reading.ordinal()] = cache;
        }
        return cache;
    }

    Article article() {
        return text.article();
    }

    Language language() {
        return text.language();
    }

    Tokens tokens() {
        return text.tokens();
    }

    Occurrences occurrences() {
        return occurrences;
    }

    Memo memo() {
        return memo;
    }

    /** The phrases of concepts that may occur. */
    Watchlist.Seen seen() {
        return seen;
    }

    /** Number of the first word after the title. */
    int titleEnd() {
        return text.titleEnd();
    }

    /** Number of the first word after the lead. */
    int leadEnd() {
        return text.leadEnd();
    }

    /** Number of the first word after the summary. */
    int summaryEnd() {
        return text.summaryEnd();
    }

    /** Where the passages of the article begin. */
    Passages passages() {
        return passages;
    }

    /**
     * Looks at the words of one span only, until {@link #leave}.
     *
     * @return what {@code leave} needs
     */
    long enter(long span) {
        long outer = span(windowFrom, windowTo);
        windowFrom = first(span);
        windowTo = last(span) + 1;
        return outer;
    }

    /** Looks at what was looked at before. */
    void leave(long outer) {
        windowFrom = first(outer);
        windowTo = last(outer);
    }

    /** Number of the first word of a field, within what is looked at. */
    int from(Field field) {
        return switch (field) {
            case ANYWHERE, TITLE -> windowFrom;
            case LEAD, TEXT -> Math.max(text.titleEnd(), windowFrom);
        };
    }

    /** Number of the first word after a field, within what is looked at. */
    int to(Field field) {
        return switch (field) {
            case ANYWHERE, TEXT -> windowTo;
            case TITLE -> Math.min(text.titleEnd(), windowTo);
            case LEAD -> Math.min(text.leadEnd(), windowTo);
        };
    }

    /** The name of the field that a word is in, as evidence names it. */
    String fieldName(int token) {
        return token < titleEnd() ? "title" : token < summaryEnd() ? "summary" : "text";
    }

    /** The field that a word is in. */
    String fieldText(int token) {
        return token < titleEnd()
                ? article().title()
                : token < summaryEnd() ? article().summary() : article().text();
    }

    /** Which field a word is in: 0 for the title, 1 for the summary, 2 for the text. */
    int fieldNumber(int token) {
        return token < titleEnd() ? 0 : token < summaryEnd() ? 1 : 2;
    }

    /** Number of the first word of the field that a word is in. */
    int fieldStart(int token) {
        return token < titleEnd() ? 0 : token < summaryEnd() ? titleEnd() : summaryEnd();
    }

    /** How many words a span covers. */
    int width(long span) {
        var tokens = text.tokens();
        return tokens.place(last(span)) - tokens.place(first(span)) + 1;
    }

    static long span(int first, int last) {
        return (long) last << 32 | first;
    }

    static int first(long span) {
        return (int) span;
    }

    static int last(long span) {
        return (int) (span >>> 32);
    }

    /** False if this article made it so large that it is better forgotten. */
    boolean isWorthKeeping() {
        return memo.spans().length <= KEPT_SPANS;
    }

    /** Lets go of the article, between uses. */
    void release() {
        text = NOTHING;
        Arrays.fill(compound, ' ');
    }
}
