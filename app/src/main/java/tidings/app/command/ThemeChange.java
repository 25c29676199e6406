package tidings.app.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tidings.events.Theme;
import tidings.events.Theme.Clause;

/** What differs between two versions of a theme, for people. One use, one thread. */
final class ThemeChange {
    private static final int SHOWN = 6;

    private final List<String> changes = new ArrayList<>();

    private ThemeChange() {}

    /** One line for each thing that differs; empty if they say the same, whoever put them. */
    static List<String> between(@Nullable Theme before, Theme after) {
        var change = new ThemeChange();
        if (before == null) {
            change.changes.add("new: " + after.match().size() + " clauses, "
                    + after.concepts().size() + " concepts, " + samples(after));
        } else {
            change.compare(before, after);
        }
        return List.copyOf(change.changes);
    }

    private void compare(Theme before, Theme after) {
        value("version", before.version(), after.version());
        value("name", before.name(), after.name());
        value("severity", before.severity().word(), after.severity().word());
        value("confirm", String.valueOf(before.confirm()), String.valueOf(after.confirm()));
        value("topic of its own", before.topic(), after.topic());
        value("languages", String.join(" ", before.languages()), String.join(" ", after.languages()));
        if (!before.description().equals(after.description())) {
            changes.add("description changed");
        }
        entries("clause", before.match(), after.match(), ThemeChange::clause);
        entries("exclude", before.exclude(), after.exclude(), (old, now) -> "query changed");
        value("threshold", before.score().threshold(), after.score().threshold());
        entries("concept", before.concepts(), after.concepts(), ThemeChange::members);
        value(
                "policy of meaning",
                before.meaning().policy().word(),
                after.meaning().policy().word());
        value(
                "threshold of meaning",
                before.meaning().threshold(),
                after.meaning().threshold());
        if (!before.meaning().about().equals(after.meaning().about())
                || !before.meaning().other().equals(after.meaning().other())) {
            changes.add("samples of meaning changed");
        }
        if (!before.tests().equals(after.tests())) {
            changes.add("samples: " + samples(before) + " -> " + samples(after));
        }
    }

    private void value(String what, Object before, Object after) {
        if (!before.equals(after)) {
            changes.add(what + ": " + before + " -> " + after);
        }
    }

    private <V> void entries(
            String what, Map<String, V> before, Map<String, V> after, BiFunction<V, V, String> difference) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var old = before.get(name);
            var now = after.get(name);
            if (old == null || now == null) {
                changes.add(what + " " + name + (old == null ? " is new" : " is gone"));
            } else if (!Objects.equals(old, now)) {
                changes.add(what + " " + name + ": " + difference.apply(old, now));
            }
        }
    }

    private static String clause(Clause before, Clause after) {
        var weight = before.weight() == after.weight() ? "" : "weight " + before.weight() + " -> " + after.weight();
        var query = before.query().equals(after.query()) ? "" : "query changed";
        return weight + (weight.isEmpty() || query.isEmpty() ? "" : ", ") + query;
    }

    private static String members(List<String> before, List<String> after) {
        var added = new LinkedHashSet<>(after);
        before.forEach(added::remove);
        var gone = new LinkedHashSet<>(before);
        after.forEach(gone::remove);
        var plus = added.isEmpty() ? "" : "+" + added.size() + " (" + some(added) + ")";
        var minus = gone.isEmpty() ? "" : "-" + gone.size() + " (" + some(gone) + ")";
        return plus.isEmpty() && minus.isEmpty() ? "members in another order" : (plus + " " + minus).strip();
    }

    private static String some(LinkedHashSet<String> members) {
        var first = members.stream().limit(SHOWN).toList();
        return String.join(", ", first) + (members.size() > SHOWN ? ", …" : "");
    }

    private static String samples(Theme theme) {
        return theme.tests().match().size() + " to match and "
                + theme.tests().reject().size() + " not to";
    }
}
