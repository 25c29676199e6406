package tidings.streams.match.language;

import static tidings.streams.match.language.Characters.APOSTROPHE;
import static tidings.streams.match.language.Characters.COMMA;
import static tidings.streams.match.language.Characters.DIGIT;
import static tidings.streams.match.language.Characters.DOT;
import static tidings.streams.match.language.Characters.HYPHEN;
import static tidings.streams.match.language.Characters.IGNORED;
import static tidings.streams.match.language.Characters.LETTER;
import static tidings.streams.match.language.Characters.MARK;
import static tidings.streams.match.language.Characters.UNSPACED;

/**
 * Finds the words of a text, alike in every language.
 *
 * <ul>
 *   <li>A word is a run of letters, digits and what is joined onto them. An apostrophe inside belongs to it.
 *   <li>Initials with dots are one word: {@code U.S.}, with its last dot.
 *   <li>Hyphens and dashes separate words. What hyphens join, up to four parts, is marked as a compound.
 *   <li>Each character of Chinese, Japanese, Korean, Thai and the like is a word.
 *   <li>Lone surrogates separate words.
 * </ul>
 *
 * <p>Time is proportional to length, whatever the text. For one thread.
 */
public final class Tokenizer {
    /** How far apart the places of two texts are. */
    public static final int TEXT_GAP = 1_000_000;

    private static final int MAX_PARTS = 4;

    private final Tokens tokens;
    private char[] text = {};
    private int base;
    private int length;
    private int at;
    private int place;
    private boolean half;

    /** A tokenizer that fills {@code tokens}. */
    public Tokenizer(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Begins a new article. */
    public void clear() {
        tokens.clear();
        place = 0;
        half = false;
    }

    /** Appends the words of a text, the first {@code length} code units of {@code chars}. */
    public void add(char[] chars, int length) {
        add(chars, 0, length);
    }

    /** Appends the words of a text that begins at {@code from} and ends before {@code to}; offsets count from there. */
    public void add(char[] chars, int from, int to) {
        this.text = chars;
        this.base = from;
        this.length = to;
        at = from;
        while (at < length) {
            byte kind = kindAt(at);
            if (kind == UNSPACED) {
                unspaced();
            } else if (kind == LETTER || kind == DIGIT) {
                words();
            } else {
                at++;
            }
        }
    }

    /** Ends a text: no phrase and no NEAR reaches from here into the next. */
    public void separate() {
        place += TEXT_GAP;
        half = false;
        tokens.separate(place);
        place += TEXT_GAP;
    }

    private void unspaced() {
        int start = at;
        at += width(at);
        skipJoined();
        tokens.add(start - base, at - base, place, (byte) Script.UNSPACED.ordinal(), 0);
        place += half ? 1 : 0;
        half = !half;
    }

    private void words() {
        if (half) {
            half = false;
            place++;
        }
        int first = tokens.size();
        word();
        while (at + 1 < length && kindAt(at) == HYPHEN && isWordAt(at + 1)) {
            at++;
            word();
        }
        int last = tokens.size() - 1;
        if (last > first && last - first < MAX_PARTS) {
            tokens.compound(last, first);
        }
    }

    private void word() {
        int start = at;
        int index = start;
        long packed = 0;
        int seen = 0;
        var chars = text;
        for (int end = length; index < end && Characters.isPlain(chars[index]); index++) {
            packed = packed << Byte.SIZE | chars[index];
            seen |= chars[index];
        }
        if (!isEnd(start, index)) {
            unusualWord();
            return;
        }
        at = index;
        boolean packs = index - start <= Tokens.PACKED && seen < Tokens.PACKABLE;
        tokens.add(start - base, index - base, place++, Characters.scriptOrdinal(chars[start]), packs ? packed : 0);
    }

    /** True if the plain letters and digits that begin at {@code start} are a word, as most are: no closer look is due. */
    private boolean isEnd(int start, int index) {
        byte after = index < length ? Characters.kind(text[index]) : Characters.BREAK;
        return switch (after) {
            case Characters.BREAK, HYPHEN -> index > start;
            case DOT, COMMA -> index > start + 1 && Characters.kind(text[index - 1]) != DIGIT;
            default -> false;
        };
    }

    private void unusualWord() {
        int start = at;
        int acronym = mayBeInitials() ? acronymEnd() : 0;
        long packed = 0;
        if (acronym > 0) {
            at = acronym;
        } else {
            packed = run();
        }
        tokens.add(start - base, at - base, place++, script(start), packed);
    }

    private byte script(int index) {
        return (byte) Characters.script(codePoint(index)).ordinal();
    }

    /** False for most words, which need no closer look. */
    private boolean mayBeInitials() {
        return at + 1 < length
                && (Characters.kind(text[at + 1]) == DOT || Characters.kind(text[at]) == Characters.SURROGATE);
    }

    /** Passes over a word and packs it; see {@link Tokens#packed}. */
    private long run() {
        int start = at;
        byte before = DIGIT;
        while (at < length) {
            int plain = plainEnd();
            if (plain > at) {
                before = Characters.kind(text[plain - 1]);
                at = plain;
            } else if (isWordAt(at)) {
                before = kindAt(at);
                at += width(at);
            } else if (isInside(kindAt(at), before)) {
                at += width(at);
            } else {
                break;
            }
        }
        return at - start <= Tokens.PACKED ? Tokens.pack(text, start, at) : 0;
    }

    /** Where the letters and digits that begin here end, as far as each is a single code unit. */
    private int plainEnd() {
        var chars = text;
        int end = length;
        int index = at;
        while (index < end && Characters.isPlain(chars[index])) {
            index++;
        }
        return index;
    }

    private boolean isInside(byte kind, byte before) {
        if (kind == MARK || kind == IGNORED) {
            return true;
        }
        byte after = at + 1 < length ? kindAt(at + 1) : Characters.BREAK;
        return (kind == APOSTROPHE && before == LETTER && after == LETTER)
                || ((kind == DOT || kind == COMMA) && before == DIGIT && after == DIGIT);
    }

    /** Where initials that begin here end, or 0 if there are none: single letters, each followed by a dot. */
    private int acronymEnd() {
        int end = at;
        int letters = 0;
        while (kindOrBreak(end) == LETTER) {
            int next = end + width(end);
            letters++;
            if (kindOrBreak(next) != DOT) {
                byte after = kindOrBreak(next);
                return letters > 1 && after != LETTER && after != DIGIT && after != MARK ? next : 0;
            }
            end = next + 1;
        }
        return letters > 1 && kindOrBreak(end) != DIGIT ? end : 0;
    }

    private void skipJoined() {
        while (at < length) {
            byte kind = kindAt(at);
            if (kind != MARK && kind != IGNORED) {
                return;
            }
            at += width(at);
        }
    }

    private boolean isWordAt(int index) {
        byte kind = kindAt(index);
        return kind == LETTER || kind == DIGIT;
    }

    private byte kindOrBreak(int index) {
        return index < length ? kindAt(index) : Characters.BREAK;
    }

    private byte kindAt(int index) {
        byte kind = Characters.kind(text[index]);
        return kind == Characters.SURROGATE ? Characters.kind(codePoint(index)) : kind;
    }

    private int codePoint(int index) {
        return Character.codePointAt(text, index, length);
    }

    private int width(int index) {
        return Characters.kind(text[index]) == Characters.SURROGATE ? Character.charCount(codePoint(index)) : 1;
    }
}
