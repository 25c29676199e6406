package tidings.streams.theme;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tidings.streams.match.ThemeProblem;

/**
 * The words of a theme whose risk its author has weighed, as its file lists them under {@code reviewed}: a short prefix
 * that is wanted, a common word that only ever stands beside rare ones. They are not warned about; one for which there
 * is nothing to warn is itself a warning, so that the list stays short. For one thread.
 */
final class Reviewed {
    private static final String KEY = "reviewed";

    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();

    private Reviewed() {}

    /** No word. */
    static Reviewed none() {
        return new Reviewed();
    }

    /**
     * Reads the list.
     *
     * @param node the value of the key, if there is one
     * @param parts where the node of each word is noted
     */
    static Reviewed read(@Nullable Yaml node, YamlFields fields, Map<String, Yaml> parts) {
        var reviewed = new Reviewed();
        for (var item : node == null ? List.<Yaml>of() : fields.items(node, KEY)) {
            var word = fields.text(item, KEY);
            if (reviewed.words.putIfAbsent(word, reviewed.words.size()) != null) {
                fields.error(item, KEY + ": '" + word + "' is given twice");
            } else {
                parts.put(part(reviewed.words.size() - 1), item);
            }
        }
        return reviewed;
    }

    /**
     * Whether the author knows of the risk.
     *
     * @param word as it is written in the query, a prefix with its star
     */
    boolean covers(String word) {
        return words.containsKey(word) && (met.contains(word) || met.add(word));
    }

    /** Reports the words of which nobody asked. */
    void checkUnused(String theme, Consumer<ThemeProblem> problems) {
        words.forEach((word, index) -> {
            if (!met.contains(word)) {
                var message = "there is no warning about '" + word + "'; leave it out";
                problems.accept(new ThemeProblem(theme, part(index), 1, message, false));
            }
        });
    }

    private static String part(int index) {
        return KEY + "/" + index;
    }
}
