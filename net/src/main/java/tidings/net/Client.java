package tidings.net;

/** Sends HTTP requests. The real one is {@link GuardedClient}; tests put their own in its place. */
@FunctionalInterface
public interface Client {

    /**
     * Sends the request and waits for the end of the exchange.
     *
     * @param request what to send
     * @return the response, or why there is none; never throws for what happens outside. An interrupt ends the wait with
     *     {@link Reason#CANCELLED} and leaves the thread's interrupt flag set
     */
    Outcome send(Request request);
}
