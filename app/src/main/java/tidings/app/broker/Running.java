package tidings.app.broker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

/**
 * Where a running instance is, as it says in the file {@code tidings.json} of its data directory.
 *
 * @param bootstrap the Kafka that it works on, as {@code host:port} separated by commas
 * @param http address of its console, such as {@code http://127.0.0.1:8080}; absent if it has none
 * @param pid its process
 * @param started when it started
 */
public record Running(String bootstrap, @Nullable String http, long pid, Instant started) {
    static final String FILE = "tidings.json";

    public Running {
        requireNonNull(bootstrap, "bootstrap");
        requireNonNull(started, "started");
    }

    /**
     * The instance that works in a data directory now. A file that a killed process left behind does not count.
     *
     * @throws Problem if the directory or the file cannot be read
     */
    public static Optional<Running> find(Path directory) {
        var file = directory.resolve(FILE);
        try {
            var running = Json.read(Files.readAllBytes(file), Running.class);
            return DataDirectory.isLocked(directory) ? Optional.of(running) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | PoisonException e) {
            throw new Problem(file + " cannot be read: " + e.getMessage() + "; stop what runs there and remove it", e);
        }
    }

    void write(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        var draft = directory.resolve(FILE + ".new");
        Files.write(draft, Json.bytes(this));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
