package tidings.events;

/**
 * A running part of the program. Building one does no I/O; {@link #start} does. Parts are closed in the reverse order
 * of their start.
 */
public interface Component extends AutoCloseable {
    /**
     * Begins the work and returns when it is under way. Called once.
     *
     * @throws RuntimeException if the part cannot work at all; the message says what to do
     */
    void start();

    /** Tells whether the part does its work now. Cheap, safe to repeat from any thread, never throws. */
    Health check();

    /** Ends the work within a bounded time. Safe to call twice, and before {@link #start}. */
    @Override
    void close();
}
