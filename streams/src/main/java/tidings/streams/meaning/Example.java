package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

/**
 * A sample that a theme learned from, with its embedding in a byte for each number: near enough to tell which samples an
 * article is near to. Never changed once made.
 *
 * @param name what its author calls it
 * @param title its headline
 * @param about true if it is about the theme
 * @param scale what one step of a number is worth
 * @param numbers the embedding, divided by {@code scale}
 */
public record Example(String name, String title, boolean about, double scale, byte[] numbers) {
    public Example {
        requireNonNull(name, "name");
        requireNonNull(title, "title");
        requireNonNull(numbers, "numbers");
    }

    static Example of(Lesson lesson) {
        var vector = lesson.embedding().vector();
        double most = 1e-9;
        for (float number : vector) {
            most = Math.max(most, Math.abs(number));
        }
        double scale = most / Byte.MAX_VALUE;
        var numbers = new byte[vector.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) Math.round(vector[i] / scale);
        }
        return new Example(lesson.name(), lesson.title(), lesson.about(), scale, numbers);
    }

    /** The cosine of the angle between its embedding and another, -1 to 1, to two or three digits. */
    double similarity(float[] vector) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * (double) vector[i];
        }
        return Math.clamp(sum * scale, -1, 1);
    }
}
