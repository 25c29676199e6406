package tidings.streams.match;

import java.util.Arrays;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Tokens;

/**
 * What each spelling that was seen stands for, so that a word is analysed once and then costs one look into a table.
 * Bounded: a full table is emptied. For one thread.
 */
final class FormCache {
    private static final int MAX_FORMS = 1 << 16;
    private static final int[] EMPTY = {};

    private final Lexicon lexicon;
    private final Analysis analysis;
    private final ShortForms shortForms = new ShortForms();
    private char[] pool = new char[1 << 13];
    private int poolEnd;
    private int[] forms = new int[1 << 10];
    private int[] lengths = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int[][] ids = new int[1 << 10][];
    private int size;

    FormCache(Lexicon lexicon, Language language) {
        this.lexicon = lexicon;
        this.analysis = new Analysis(language);
    }

    /**
     * The words of queries that this spelling stands for. The array is shared: it must not be changed.
     *
     * @param packed the spelling as one number, 0 if it is none; see {@link Tokens#packed}
     */
    int[] ids(long packed, char[] text, int start, int end) {
        if (packed == 0) {
            return ids(text, start, end);
        }
        var known = shortForms.get(packed);
        return known != null ? known : learn(packed, new String(text, start, end - start));
    }

    private int[] learn(long packed, String word) {
        var found = lexicon.ids(analysis.forms(word));
        shortForms.put(packed, found);
        return found;
    }

    /** The words of queries that this spelling stands for. The array is shared: it must not be changed. */
    int[] ids(char[] text, int start, int end) {
        if (end - start > Analysis.MAX_WORD) {
            return EMPTY;
        }
        int hash = hash(text, start, end);
        int slot = slot(text, start, end, hash);
        return lengths[slot] > 0 ? ids[slot] : learn(text, start, end - start, hash, slot);
    }

    private int[] learn(char[] text, int start, int length, int hash, int slot) {
        var found = lexicon.ids(analysis.forms(new String(text, start, length)));
        if (poolEnd + length > pool.length) {
            pool = Arrays.copyOf(pool, pool.length * 2);
        }
        System.arraycopy(text, start, pool, poolEnd, length);
        put(slot, poolEnd, length, hash, found);
        poolEnd += length;
        if (++size > MAX_FORMS) {
            Arrays.fill(lengths, 0);
            size = 0;
            poolEnd = 0;
        } else if (size * 2 > forms.length) {
            grow();
        }
        return found;
    }

    private int slot(char[] text, int start, int end, int hash) {
        int mask = forms.length - 1;
        int slot = hash & mask;
        while (lengths[slot] > 0) {
            if (hashes[slot] == hash && isForm(slot, text, start, end)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isForm(int slot, char[] text, int start, int end) {
        int form = forms[slot];
        return Arrays.equals(pool, form, form + lengths[slot], text, start, end);
    }

    private static int hash(char[] text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + text[i];
        }
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        return hash ^ (hash >>> 12);
    }

    private void grow() {
        var oldForms = forms;
        var oldLengths = lengths;
        var oldHashes = hashes;
        var oldIds = ids;
        int capacity = oldForms.length * 2;
        forms = new int[capacity];
        lengths = new int[capacity];
        hashes = new int[capacity];
        ids = new int[capacity][];
        for (int i = 0; i < oldForms.length; i++) {
            if (oldLengths[i] > 0) {
                put(freeSlot(oldHashes[i]), oldForms[i], oldLengths[i], oldHashes[i], oldIds[i]);
            }
        }
    }

    private int freeSlot(int hash) {
        int slot = hash & (forms.length - 1);
        while (lengths[slot] > 0) {
            slot = (slot + 1) & (forms.length - 1);
        }
        return slot;
    }

    private void put(int slot, int form, int length, int hash, int[] found) {
        forms[slot] = form;
        lengths[slot] = length;
        hashes[slot] = hash;
        ids[slot] = found;
    }
}
