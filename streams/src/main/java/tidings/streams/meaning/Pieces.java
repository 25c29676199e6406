package tidings.streams.meaning;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits passages into the pieces that a model knows, by number. Safe from any thread. */
final class Pieces implements AutoCloseable {
    /** The models' own limit. */
    static final int MOST = 512;

    private final HuggingFaceTokenizer tokenizer;
    private final long[] around;
    private final long[] prefix;

    private Pieces(HuggingFaceTokenizer tokenizer, String prefix) {
        this.tokenizer = tokenizer;
        this.around = tokenizer.encode("", true, false).getIds();
        this.prefix = numbers(prefix);
    }

    /**
     * The pieces of an excerpt in one row.
     *
     * @param ids their numbers, with those that the model wants around every text
     * @param ends where the pieces of each passage end in the row
     * @param start where those of the first passage begin
     */
    record Row(long[] ids, int start, List<Integer> ends) {}

    /**
     * Opens a tokenizer.
     *
     * @throws NoEmbedderException if it is none
     */
    static Pieces open(ModelFiles files, EmbedderSettings settings) {
        // DJL reports each start to its makers where it finds itself on their cloud, unless told not to.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        var cache = settings.cache();
        if (cache != null && System.getProperty("DJL_CACHE_DIR") == null) {
            System.setProperty("DJL_CACHE_DIR", cache.toString());
        }
        try {
            var tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(files.tokenizer()), Map.of("padding", "false", "truncation", "false"));
            return checked(new Pieces(tokenizer, settings.prefix()), files);
        } catch (IOException | RuntimeException e) {
            throw e instanceof NoEmbedderException known
                    ? known
                    : new NoEmbedderException(
                            "the tokenizer of " + files.where() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Pieces checked(Pieces pieces, ModelFiles files) {
        if (pieces.around.length == 2) {
            return pieces;
        }
        pieces.close();
        throw new NoEmbedderException("the tokenizer of " + files.where() + " puts " + pieces.around.length
                + " marks around a text; expected 2, one before and one after");
    }

    /** Splits an excerpt; what comes after the model's limit is left out. */
    Row row(Excerpt excerpt) {
        var ids = new long[MOST];
        ids[0] = around[0];
        int size = 1 + copy(prefix, ids, 1);
        int start = size;
        var ends = new ArrayList<Integer>();
        for (var passage : excerpt.passages()) {
            size += copy(numbers(wellFormed(passage)), ids, size);
            ends.add(size);
        }
        ids[size++] = around[1];
        return new Row(Arrays.copyOf(ids, size), start, ends);
    }

    /** The title ends like a sentence; lone halves of characters, which the native library refuses, are replaced. */
    private static String wellFormed(Excerpt.Passage passage) {
        var text = passage.field().equals("title") ? passage.text() + "." : passage.text();
        var units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            boolean pair = i + 1 < units.length && Character.isSurrogatePair(units[i], units[i + 1]);
            if (pair) {
                i++;
            } else if (Character.isSurrogate(units[i]) || units[i] == 0) {
                units[i] = '\uFFFD';
            }
        }
        return new String(units);
    }

    private long[] numbers(@Nullable String text) {
        return text == null || text.isBlank()
                ? new long[0]
                : tokenizer.encode(text, false, false).getIds();
    }

    private static int copy(long[] from, long[] to, int at) {
        int size = Math.min(from.length, MOST - 1 - at);
        System.arraycopy(from, 0, to, at, size);
        return size;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
