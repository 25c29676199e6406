package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Ids;

/**
 * Remembers the embeddings of samples in a file, so that only new samples are embedded. The file belongs to one embedding
 * model and is only a shortcut: one that is damaged or cannot be written costs time and changes nothing.
 *
 * <p>For one thread. Several processes may have the same file: it is replaced at once, and the last one wins.
 */
public final class EmbeddingFile {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingFile.class);
    private static final int KEY = 16;
    private static final int CHECK = Long.BYTES;

    private final Embedder embedder;
    private final Path file;
    private final Map<String, float[]> known = new HashMap<>();
    private final Map<String, float[]> used = new HashMap<>();

    private EmbeddingFile(Embedder embedder, Path file) {
        this.embedder = embedder;
        this.file = file;
    }

    /**
     * Reads what is remembered of an embedding model.
     *
     * @param embedder the model
     * @param folder where the file is, or will be
     */
    public static EmbeddingFile read(Embedder embedder, Path folder) {
        requireNonNull(embedder, "embedder");
        var remembered = new EmbeddingFile(embedder, folder.resolve("samples-" + embedder.identity() + ".bin"));
        remembered.read();
        return remembered;
    }

    private void read() {
        try {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            var key = new byte[KEY];
            while (bytes.remaining() >= KEY + CHECK + embedder.dimensions() * Float.BYTES) {
                bytes.get(key);
                long check = bytes.getLong();
                var vector = new float[embedder.dimensions()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = bytes.getFloat();
                }
                if (check == check(key, vector)) {
                    known.put(HexFormat.of().formatHex(key), vector);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("no embeddings are remembered in {}", file);
        } catch (IOException e) {
            LOG.warn("remembered embeddings cannot be read: {}", e.toString());
        }
    }

    private static long check(byte[] key, float[] vector) {
        return 31L * java.util.Arrays.hashCode(vector) + java.util.Arrays.hashCode(key);
    }

    /** What an excerpt means; without its parts if it was remembered. */
    Embedding embed(Excerpt excerpt) {
        var key = key(excerpt);
        var vector = known.get(key);
        var embedding = vector == null ? embedder.embed(excerpt) : new Embedding(vector, java.util.List.of());
        used.put(key, embedding.vector());
        return embedding;
    }

    private static String key(Excerpt excerpt) {
        var text = new StringBuilder();
        excerpt.passages()
                .forEach(passage -> text.append(passage.field())
                        .append('\n')
                        .append(passage.text())
                        .append('\n'));
        return Ids.text(text.toString()).substring(0, 2 * KEY);
    }

    /** Writes what was used since it was read, and forgets the rest; nothing if all of it was known. */
    void write() {
        if (known.keySet().equals(used.keySet())) {
            return;
        }
        var bytes = ByteBuffer.allocate(used.size() * (KEY + CHECK + embedder.dimensions() * Float.BYTES));
        used.forEach((key, vector) -> {
            var name = HexFormat.of().parseHex(key);
            bytes.put(name).putLong(check(name, vector));
            for (float number : vector) {
                bytes.putFloat(number);
            }
        });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var written = Files.write(
                    Files.createTempFile(file.toAbsolutePath().getParent(), "samples", ".part"), bytes.array());
            move(written);
        } catch (IOException e) {
            LOG.warn("embeddings of samples cannot be remembered: {}", e.toString());
        }
    }

    private void move(Path written) throws IOException {
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
