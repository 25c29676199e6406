package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Opens a model on a thread with room: reading a network takes onnxruntime more stack than a thread of Java usually has,
 * and a native library that runs out of it ends the whole program without a word.
 */
final class Opening {
    private static final long STACK_BYTES = 16L << 20;

    private Opening() {}

    /** As {@link Embedder#open}. */
    static Embedder open(EmbedderSettings settings) {
        var task = new FutureTask<>(() -> OnnxEmbedder.open(settings));
        var thread = new Thread(null, task, "tidings-embedder", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw problem(requireNonNull(e.getCause(), "cause"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NoEmbedderException.failed("opening the model of meaning was interrupted");
        }
    }

    private static RuntimeException problem(Throwable cause) {
        return switch (cause) {
            case LinkageError missing -> NoEmbedderException.library(missing);
            case OutOfMemoryError full -> NoEmbedderException.failed("there is no memory for the model of meaning");
            case RuntimeException known -> known;
            default -> new IllegalStateException("opening the model of meaning failed", cause);
        };
    }
}
