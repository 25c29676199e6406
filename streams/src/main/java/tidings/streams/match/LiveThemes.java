package tidings.streams.match;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import tidings.events.Theme;

/**
 * The themes in use, which change while articles are matched. {@link #set} is a plain read: matching never waits. A
 * change takes milliseconds; after many of them all themes are compiled together in the background, and what changes
 * meanwhile is added to the result.
 *
 * <p>Safe from any thread.
 */
public final class LiveThemes {
    private final Executor background;
    private final Map<String, Optional<Theme>> meanwhile = new LinkedHashMap<>();
    private volatile ThemeSet set = ThemeSet.compile(List.of());
    private boolean gathering;

    /**
     * No themes yet.
     *
     * @param background where all themes are compiled together now and then; that takes seconds if they are many
     */
    public LiveThemes(Executor background) {
        this.background = requireNonNull(background, "background");
    }

    /** The themes as they are now. */
    public ThemeSet set() {
        return set;
    }

    /**
     * Puts and removes themes; they are live when this returns.
     *
     * @param changed themes that are new or have another version
     * @param removed ids of themes that are gone
     */
    public synchronized void change(Collection<Theme> changed, Collection<String> removed) {
        set = set.with(changed, removed);
        if (gathering) {
            removed.forEach(id -> meanwhile.put(id, Optional.empty()));
            changed.forEach(theme -> meanwhile.put(theme.id(), Optional.of(theme)));
        } else if (set.isScattered()) {
            gathering = true;
            var scattered = set;
            background.execute(() -> gather(scattered));
        }
    }

    private void gather(ThemeSet scattered) {
        try {
            take(scattered.gathered());
        } finally {
            stop();
        }
    }

    private synchronized void take(ThemeSet gathered) {
        var changed = meanwhile.values().stream().flatMap(Optional::stream).toList();
        var removed = meanwhile.entrySet().stream()
                .filter(change -> change.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        set = meanwhile.isEmpty() ? gathered : gathered.with(changed, removed);
    }

    private synchronized void stop() {
        meanwhile.clear();
        gathering = false;
    }
}
