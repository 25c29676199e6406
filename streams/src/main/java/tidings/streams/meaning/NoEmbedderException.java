package tidings.streams.meaning;

/** The model of meaning cannot be used. The message says why and what to do; words are not affected. */
public final class NoEmbedderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoEmbedderException(String message) {
        super(message);
    }

    NoEmbedderException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A model that was opened and does not do its work. */
    public static NoEmbedderException failed(String message) {
        return new NoEmbedderException(message);
    }

    /** A library that is missing, or has nothing for this processor. */
    static NoEmbedderException library(Throwable cause) {
        var processor = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        return cause instanceof NoClassDefFoundError && cause.getCause() instanceof ClassNotFoundException
                ? new NoEmbedderException(
                        "the libraries of meaning are not there (" + cause.getMessage()
                                + "): put onnxruntime, DJL's tokenizers and a model into the distribution's lib folder",
                        cause)
                : new NoEmbedderException(
                        "the libraries of meaning do not run here, on " + processor + ": " + cause.getMessage(), cause);
    }
}
