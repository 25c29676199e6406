package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Origin;
import tidings.events.Theme;

/**
 * A folder of theme files, looked at again and again; its files are read only when the bytes of one have changed. What
 * is wrong with them is logged, once for each change. For one thread at a time.
 */
public final class ThemeFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeFolder.class);
    private static final int MOST_BYTES = 2_000_001;

    private final Path directory;
    private @Nullable Map<Path, Integer> prints;
    private @Nullable CompletableFuture<Snapshot> ahead;

    /** @param directory where the files are */
    public ThemeFolder(Path directory) {
        this.directory = requireNonNull(directory, "directory");
    }

    /** Begins to read the files in the background, for whoever asks first: checking them costs seconds of a cold start. */
    public void readAhead() {
        var thread = Thread.ofPlatform().daemon().name("tidings-theme-files-ahead");
        ahead = CompletableFuture.supplyAsync(this::snapshot, thread::start);
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    /**
     * What the files say.
     *
     * @param themes by id, as the files' own
     * @param broken names, without ending, of files that cannot be used
     */
    record Content(Map<String, Theme> themes, Set<String> broken) {
        Content {
            themes = Map.copyOf(themes);
            broken = Set.copyOf(broken);
        }
    }

    private record Snapshot(Map<Path, Integer> prints, Content content) {}

    /**
     * Reads the folder if something in it changed since the last call.
     *
     * @return what the files say now; empty if nothing changed
     * @throws IOException if the folder cannot be listed
     */
    Optional<Content> changed() throws IOException {
        var early = ahead;
        ahead = null;
        if (early != null && prints == null) {
            try {
                var snapshot = early.join();
                prints = snapshot.prints;
                return Optional.of(snapshot.content);
            } catch (CompletionException e) {
                LOG.debug("the themes could not be read ahead, and are read now", e);
            }
        }
        var now = prints();
        if (now.equals(prints)) {
            return Optional.empty();
        }
        var content = read();
        prints = now;
        return Optional.of(content);
    }

    /** Makes the next {@link #changed} read again. */
    void forget() {
        prints = null;
    }

    private Snapshot snapshot() {
        try {
            var now = prints();
            return new Snapshot(now, read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content read() {
        var found = ThemeDirectory.read(directory);
        log(found.problems());
        var themes = new LinkedHashMap<String, Theme>();
        var broken = new LinkedHashSet<String>();
        for (var file : found.files()) {
            file.theme()
                    .ifPresentOrElse(
                            theme -> themes.put(theme.id(), theme.withOrigin(Origin.FILE)),
                            () -> broken.add(nameOf(file)));
        }
        return new Content(themes, broken);
    }

    /** Errors in full; warnings are for the authors of themes, who ask for them. */
    private static void log(List<Problem> problems) {
        problems.stream()
                .filter(Problem::isError)
                .forEach(problem -> LOG.error("{}; the theme's last good version stays", problem));
        var warnings = problems.stream().filter(problem -> !problem.isError()).count();
        if (warnings > 0) {
            LOG.info("{} warnings about theme files; ./tidings themes test shows them", warnings);
        }
    }

    private Map<Path, Integer> prints() throws IOException {
        var found = new TreeMap<Path, Integer>();
        try (var paths = Files.list(directory)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (Files.isRegularFile(path)) {
                    found.put(path, print(path));
                }
            }
        }
        return found;
    }

    private static int print(Path path) {
        try (var bytes = Files.newInputStream(path)) {
            return Arrays.hashCode(bytes.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            return 0; // reading it says what is wrong
        }
    }

    private static String nameOf(ThemeFile file) {
        return String.valueOf(Path.of(file.file()).getFileName()).replaceFirst("\\.ya?ml$", "");
    }
}
