package tidings.streams.meaning;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** An embedder that knows only which words occur: each word's hash is a direction. */
public final class BagOfWords implements Embedder {
    private final int dimensions;

    /** An embedder of so many dimensions. */
    public BagOfWords(int dimensions) {
        this.dimensions = dimensions;
    }

    @Override
    public Embedding embed(Excerpt excerpt) {
        var whole = new float[dimensions];
        var parts = new ArrayList<float[]>();
        for (var passage : excerpt.passages()) {
            var part = new float[dimensions];
            for (var word : passage.text().toLowerCase(Locale.ROOT).split("[^a-z]+")) {
                part[Math.floorMod(word.hashCode() * 31, dimensions)] += 1;
            }
            parts.add(part);
            add(part, whole);
        }
        float length = (float) Math.sqrt(Math.max(Embedding.dot(whole, whole), 1e-9));
        divide(whole, length);
        parts.forEach(part -> divide(part, length));
        return new Embedding(whole, parts);
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    private static void divide(float[] vector, float by) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= by;
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public String identity() {
        return "words-" + dimensions;
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
