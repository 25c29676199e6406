package tidings.streams.story;

import java.util.Arrays;
import tidings.streams.match.language.Script;
import tidings.streams.match.language.Tokens;

/**
 * Hashes of all runs of words of a text. Case and punctuation do not count; a character of Chinese or Japanese is half a
 * word. For one thread.
 */
final class Shingles {
    /** How many words a shingle has. */
    static final int WORDS = 3;

    private static final int HALVES = 2 * WORDS;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final char[] text;
    private final Tokens tokens;
    private final int end;
    private int[] found = new int[256];
    private int size;

    private Shingles(char[] text, Tokens tokens, int end) {
        this.text = text;
        this.tokens = tokens;
        this.end = end;
    }

    /**
     * The different hashes, ascending.
     *
     * @param text the characters in which the tokens' offsets count
     * @param from the first token
     * @param end the token after the last
     */
    static int[] of(char[] text, Tokens tokens, int from, int end) {
        var shingles = new Shingles(text, tokens, end);
        for (var first = from; first < end; first++) {
            shingles.add(first, first == from);
        }
        return distinct(shingles.found, shingles.size);
    }

    private void add(int first, boolean only) {
        var halves = 0;
        var hash = 0L;
        for (var token = first; token < end && halves < HALVES; token++) {
            hash = (hash + hash(text, tokens, token)) * FACTOR;
            hash ^= hash >>> 29;
            halves += tokens.script(token) == Script.UNSPACED ? 1 : 2;
        }
        if (halves >= HALVES || only) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = (int) (hash >>> 32);
        }
    }

    /** The hash of one word. */
    static int word(char[] text, Tokens tokens, int token) {
        return (int) (hash(text, tokens, token) >>> 32);
    }

    private static long hash(char[] text, Tokens tokens, int token) {
        var hash = 1L;
        for (var i = tokens.start(token); i < tokens.end(token); i++) {
            var c = text[i];
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                hash = (hash ^ Character.toLowerCase(c)) * FACTOR;
            }
        }
        return hash ^ hash >>> 31;
    }

    private static int[] distinct(int[] hashes, int size) {
        Arrays.sort(hashes, 0, size);
        var kept = 0;
        for (var i = 0; i < size; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        return Arrays.copyOf(hashes, kept);
    }
}
