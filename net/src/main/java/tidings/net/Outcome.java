package tidings.net;

/**
 * How an exchange ended: an HTTP {@link Response}, whatever its status, or a {@link Failure} without one. Trouble
 * outside is always one of the two, never an exception.
 */
public sealed interface Outcome permits Response, Failure {

    /** Whether the same request may succeed later, unchanged; false for a success too. */
    boolean retry();
}
