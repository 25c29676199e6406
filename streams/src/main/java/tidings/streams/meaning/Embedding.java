package tidings.streams.meaning;

import java.util.List;

/**
 * What an excerpt means, as numbers. Never changed once made.
 *
 * @param vector of length 1
 * @param parts what each passage adds to it, in the excerpt's order; together they are the vector but for what the model
 *     puts around every text
 */
public record Embedding(float[] vector, List<float[]> parts) {
    public Embedding {
        parts = List.copyOf(parts);
    }

    /** The cosine of the angle between two, -1 to 1. */
    double similarity(Embedding other) {
        return dot(vector, other.vector);
    }

    static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
