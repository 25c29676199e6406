package tidings.events.topic;

/** A record that cannot be read. It is set aside as a dead letter and never stops the records after it. */
public final class PoisonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with it and what would be right
     * @param cause what the reader said
     */
    public PoisonException(String message, Throwable cause) {
        super(message, cause);
    }
}
