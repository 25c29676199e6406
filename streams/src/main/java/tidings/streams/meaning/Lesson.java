package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * A sample, read: what there is to learn from.
 *
 * @param theme whose sample it is
 * @param name what its author calls it
 * @param title its headline
 * @param about true if it is about that theme
 * @param embedding what it means
 * @param concepts the concepts that occur in it, by theme
 */
record Lesson(
        String theme,
        String name,
        String title,
        boolean about,
        Embedding embedding,
        Map<String, Set<String>> concepts) {
    Lesson {
        requireNonNull(theme, "theme");
        requireNonNull(name, "name");
        concepts = Map.copyOf(concepts);
    }

    /** True if it shows what the theme is. */
    boolean shows(String id) {
        return about && theme.equals(id);
    }

    Set<String> concepts(String id) {
        return concepts.getOrDefault(id, Set.of());
    }
}
