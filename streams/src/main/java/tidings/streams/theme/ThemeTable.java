package tidings.streams.theme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.ThemeSet;

/** The themes that stand on their topic, the newest usable version of each. For one thread. */
final class ThemeTable {
    private final Map<String, Theme> themes = new LinkedHashMap<>();
    private final Set<String> changes = new LinkedHashSet<>();

    /**
     * Takes the next record of the topic; one without a value removes its theme.
     *
     * @return the theme that stands there now, or stood there until now; for people to read
     * @throws PoisonException if the record is no theme, has another key than its id, or does not compile; the version
     *     before it stays
     */
    String take(ConsumerRecord<String, byte[]> entry) {
        if (entry.key() == null) {
            throw poison("a theme's id expected as key, got none");
        }
        if (entry.value() == null) {
            themes.remove(entry.key());
            changes.add(entry.key());
            return entry.key() + " is removed";
        }
        var theme = Json.read(entry.value(), Theme.class);
        if (!theme.id().equals(entry.key())) {
            throw poison("key " + theme.id() + " expected, got " + entry.key());
        }
        requireUsable(theme);
        themes.remove(theme.id());
        themes.put(theme.id(), theme);
        changes.add(theme.id());
        return theme.id() + " is at version " + theme.version();
    }

    /** The themes by id, the one that changed last at the end; a view. */
    Map<String, Theme> themes() {
        return Collections.unmodifiableMap(themes);
    }

    /** Ids of the themes that changed or were removed since {@link #settle}; a view. */
    Set<String> changes() {
        return Collections.unmodifiableSet(changes);
    }

    /** Forgets what changed: it is in use. */
    void settle() {
        changes.clear();
    }

    /** A bug in compiling one theme is that theme's problem, not the others'. */
    private static void requireUsable(Theme theme) {
        try {
            for (var problem : ThemeSet.compile(java.util.List.of(theme)).problems()) {
                requireHarmless(problem);
            }
        } catch (PoisonException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new PoisonException("theme " + theme.id() + " is nested too deeply", e);
        } catch (RuntimeException e) {
            throw new PoisonException("theme " + theme.id() + " cannot be compiled: " + e, e);
        }
    }

    private static void requireHarmless(ThemeProblem problem) {
        if (problem.fatal()) {
            throw poison(problem.toString());
        }
    }

    private static PoisonException poison(String message) {
        return new PoisonException(message, new IllegalArgumentException(message));
    }
}
