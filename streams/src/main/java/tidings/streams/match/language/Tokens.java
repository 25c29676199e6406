package tidings.streams.match.language;

import java.util.Arrays;

/**
 * The words of one or more texts, in order. Offsets count in the text each word came from. Reused from one article to
 * the next; for one thread.
 */
public final class Tokens {
    /** The longest word that is packed. */
    static final int PACKED = Long.BYTES;
    /** Characters from here on are not packed. */
    static final char PACKABLE = 0x80;

    private static final int KEPT = 1 << 16;

    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int[] places = new int[1024];
    private byte[] scripts = new byte[1024];
    private int[] compounds = new int[1024];
    private long[] packed = new long[1024];
    private int size;

    /** Forgets all words. */
    public void clear() {
        size = 0;
        if (starts.length > KEPT) {
            resize(1024);
        }
    }

    /** How many words there are. */
    public int size() {
        return size;
    }

    /** Where a word begins in its text. */
    public int start(int token) {
        return starts[token];
    }

    /** Where a word ends in its text, exclusive. */
    public int end(int token) {
        return ends[token];
    }

    /** Which word of the article this is, as a reader counts; two characters of Chinese count one word. */
    public int place(int token) {
        return places[token];
    }

    /** What the word is written in. */
    public Script script(int token) {
        return Characters.scriptAt(scripts[token]);
    }

    /** The first word of the hyphenated compound that ends with this word, or -1 if none does. */
    public int compound(int token) {
        return compounds[token];
    }

    /**
     * The word itself, for up to eight ASCII characters: one in each byte, the last one lowest. So most words are told
     * apart by comparing one number. 0 for all others, and for some that could be packed.
     */
    public long packed(int token) {
        return packed[token];
    }

    /** Packs at most eight characters; 0 if one of them is not ASCII. */
    static long pack(char[] text, int start, int end) {
        long packed = 0;
        int seen = 0;
        for (int i = start; i < end; i++) {
            packed = packed << Byte.SIZE | text[i];
            seen |= text[i];
        }
        return seen < PACKABLE ? packed : 0;
    }

    /** Appends a word; {@code script} is an ordinal. */
    void add(int start, int end, int place, byte script, long word) {
        if (size == starts.length) {
            resize(size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        places[size] = place;
        scripts[size] = script;
        packed[size] = word;
        compounds[size++] = -1;
    }

    /** Says that the last word ends a compound. */
    void compound(int token, int first) {
        compounds[token] = first;
    }

    /** Separates two texts: a place that holds no word, so far from its neighbours that nothing spans it. */
    void separate(int place) {
        add(0, 0, place, (byte) Script.OTHER.ordinal(), 0);
    }

    private void resize(int length) {
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        places = Arrays.copyOf(places, length);
        scripts = Arrays.copyOf(scripts, length);
        compounds = Arrays.copyOf(compounds, length);
        packed = Arrays.copyOf(packed, length);
    }
}
