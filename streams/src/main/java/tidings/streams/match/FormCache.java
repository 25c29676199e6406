package tidings.streams.match;

import java.util.Arrays;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;

/**
 * What each spelling that was seen stands for, so that a word is analysed once and then costs one look into a table.
 * Bounded: a full table is emptied. For one thread.
 */
final class FormCache {
    private static final int MAX_FORMS = 1 << 16;
    private static final int[] EMPTY = {};

    private final Lexicon lexicon;
    private final Analysis analysis;
    private String[] forms = new String[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int[][] ids = new int[1 << 10][];
    private int size;

    FormCache(Lexicon lexicon, Language language) {
        this.lexicon = lexicon;
        this.analysis = new Analysis(language);
    }

    /** The words of queries that this spelling stands for. The array is shared: it must not be changed. */
    int[] ids(char[] text, int start, int end) {
        if (end - start > Analysis.MAX_WORD) {
            return EMPTY;
        }
        int hash = hash(text, start, end);
        int slot = slot(text, start, end, hash);
        var form = forms[slot];
        return form != null ? ids[slot] : learn(new String(text, start, end - start), hash, slot);
    }

    private int[] learn(String form, int hash, int slot) {
        var found = lexicon.ids(analysis.forms(form));
        put(slot, form, hash, found);
        if (++size > MAX_FORMS) {
            Arrays.fill(forms, null);
            size = 0;
        } else if (size * 2 > forms.length) {
            grow();
        }
        return found;
    }

    private int slot(char[] text, int start, int end, int hash) {
        int mask = forms.length - 1;
        int slot = hash & mask;
        for (var form = forms[slot]; form != null; form = forms[slot]) {
            if (hashes[slot] == hash && equal(form, text, start, end)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean equal(String form, char[] text, int start, int end) {
        if (form.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (form.charAt(i - start) != text[i]) {
                return false;
            }
        }
        return true;
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
        var oldHashes = hashes;
        var oldIds = ids;
        int length = oldForms.length * 2;
        forms = new String[length];
        hashes = new int[length];
        ids = new int[length][];
        for (int i = 0; i < oldForms.length; i++) {
            if (oldForms[i] != null) {
                put(freeSlot(oldHashes[i]), oldForms[i], oldHashes[i], oldIds[i]);
            }
        }
    }

    private int freeSlot(int hash) {
        int slot = hash & (forms.length - 1);
        while (forms[slot] != null) {
            slot = (slot + 1) & (forms.length - 1);
        }
        return slot;
    }

    private void put(int slot, String form, int hash, int[] found) {
        forms[slot] = form;
        hashes[slot] = hash;
        ids[slot] = found;
    }
}
