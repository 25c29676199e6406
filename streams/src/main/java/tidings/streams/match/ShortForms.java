package tidings.streams.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tidings.streams.match.language.Tokens;

/**
 * What short spellings stand for: a table whose keys are the words themselves, as {@link Tokens#packed} packs them.
 * Bounded: a full table is emptied. For one thread.
 */
final class ShortForms {
    private static final int MAX_FORMS = 1 << 16;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private long[] words = new long[1 << 10];
    private int[][] ids = new int[1 << 10][];
    private int size;

    /** What was put for this word; null if nothing was. */
    int @Nullable [] get(long word) {
        int slot = slot(word);
        return words[slot] == word ? ids[slot] : null;
    }

    /** Remembers what a word stands for that is not there yet. */
    void put(long word, int[] found) {
        if (size == MAX_FORMS) {
            Arrays.fill(words, 0);
            Arrays.fill(ids, Lexicon.NONE);
            size = 0;
        } else if (size * 2 >= words.length) {
            grow();
        }
        insert(word, found);
        size++;
    }

    private void insert(long word, int[] found) {
        int slot = slot(word);
        words[slot] = word;
        ids[slot] = found;
    }

    /** Where a word is, or would be. */
    private int slot(long word) {
        int mask = words.length - 1;
        int slot = (int) (word * FACTOR >>> 40) & mask;
        while (words[slot] != word && words[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldWords = words;
        var oldIds = ids;
        words = new long[oldWords.length * 2];
        ids = new int[words.length][];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] != 0) {
                insert(oldWords[i], oldIds[i]);
            }
        }
    }
}
