package tidings.app.problem;

/**
 * Something that the person who started the program can mend. Its message names the file, line or address, says what is
 * wrong and what to do; nobody needs to see where in the program it was noticed.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, where, and the way out
     */
    public Problem(String message) {
        super(message, null, false, false);
    }

    /**
     * @param message what is wrong, where, and the way out
     * @param cause kept for the log at level debug
     */
    public Problem(String message, Throwable cause) {
        super(message, cause);
    }
}
