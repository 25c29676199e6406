package tidings.streams.meaning;

import java.util.Set;

/** Makes numbers of texts, so that texts of like meaning have like numbers. Deterministic; safe from any thread. */
public interface Embedder extends AutoCloseable {
    /**
     * What an excerpt means.
     *
     * @throws NoEmbedderException if the model cannot be run
     */
    Embedding embed(Excerpt excerpt);

    /** How many numbers an embedding has. */
    int dimensions();

    /** Fingerprint of model, tokenizer and the way they are used; two embedders with the same one agree. */
    String identity();

    /** The languages that the model knows, by primary BCP 47 subtag. */
    Set<String> languages();

    @Override
    void close();

    /**
     * Opens the model that settings name.
     *
     * @throws NoEmbedderException if it cannot be used; the message says why, and what to do
     */
    static Embedder open(EmbedderSettings settings) {
        return Opening.open(settings);
    }
}
