package tidings.streams.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidings.streams.theme.Problem.Level;

/** Takes values of the expected type out of a YAML tree; what is of another type is reported and replaced. */
final class YamlFields {
    private final String file;
    private final List<Problem> problems;
    private boolean errors;

    YamlFields(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    boolean hasErrors() {
        return errors;
    }

    void error(Yaml node, String message) {
        errors = true;
        problems.add(new Problem(file, node.line(), node.column(), message, Level.ERROR));
    }

    /** The values by key; an unknown key or one given twice is an error. */
    Map<String, Yaml> keys(Yaml.Mapping mapping, Set<String> known, String where) {
        var keys = new LinkedHashMap<String, Yaml>();
        for (var entry : mapping.entries()) {
            var key = entry.key().value();
            if (!known.contains(key)) {
                error(
                        entry.key(),
                        where + ": unknown key '" + key + "'; expected one of "
                                + String.join(", ", new TreeSet<>(known)));
            } else if (keys.putIfAbsent(key, entry.value()) != null) {
                error(entry.key(), where + ": the key '" + key + "' is given twice");
            }
        }
        return keys;
    }

    /** The entries of a mapping whose keys are names that the author chose. */
    Map<String, Yaml> entries(@Nullable Yaml node, String where) {
        var entries = new LinkedHashMap<String, Yaml>();
        switch (node) {
            case null -> {}
            case Yaml.Mapping mapping -> mapping.entries().forEach(entry -> named(entry, entries, where));
            case Yaml.Text text when text.value().isEmpty() -> {}
            case Yaml.Text text -> error(text, where + ": found " + text.kind() + "; expected names with values");
            case Yaml.Sequence list -> error(list, where + ": found " + list.kind() + "; expected names with values");
        }
        return entries;
    }

    private void named(Yaml.Entry entry, Map<String, Yaml> entries, String where) {
        var name = entry.key().value();
        if (!name.matches("[\\p{L}\\p{N}_-]+")) {
            error(entry.key(), where + ": found '" + name + "'; a name has letters, digits, '-' and '_' only");
        } else if (entries.putIfAbsent(name, entry.value()) != null) {
            error(entry.key(), where + ": the name '" + name + "' is given twice");
        }
    }

    List<Yaml> items(Yaml node, String where) {
        if (node instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        error(node, where + ": found " + node.kind() + "; expected a list");
        return List.of();
    }

    /** A value that must be there and not empty. */
    String required(Yaml.Mapping around, Map<String, Yaml> keys, String key) {
        var node = keys.get(key);
        var text = text(node, key);
        if (node == null) {
            error(around, "the key '" + key + "' is missing");
        } else if (text.isBlank() && node instanceof Yaml.Text) {
            error(node, key + ": found nothing; expected text");
        }
        return text;
    }

    /** A single value; empty if there is none. */
    String text(@Nullable Yaml node, String where) {
        if (node == null || node instanceof Yaml.Text) {
            return node instanceof Yaml.Text text ? text.value() : "";
        }
        error(node, where + ": found " + node.kind() + "; expected text");
        return "";
    }

    int wholeNumber(@Nullable Yaml node, int otherwise, String where) {
        if (node == null) {
            return otherwise;
        }
        var text = text(node, where);
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        error(node, where + ": found '" + text + "'; expected a whole number");
        return otherwise;
    }

    double number(@Nullable Yaml node, double otherwise, String where) {
        if (node == null) {
            return otherwise;
        }
        var text = text(node, where);
        if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return Double.parseDouble(text);
        }
        error(node, where + ": found '" + text + "'; expected a number such as 0.5");
        return otherwise;
    }

    boolean truth(@Nullable Yaml node, String where) {
        var text = text(node, where);
        if (node != null && !text.equals("true") && !text.equals("false")) {
            error(node, where + ": found '" + text + "'; expected true or false");
        }
        return text.equals("true");
    }
}
