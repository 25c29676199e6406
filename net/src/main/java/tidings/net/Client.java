package tidings.net;

import java.util.function.Function;

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

    /**
     * Sends the request, and has the outcome used while its body's memory is accounted for: who fetches large bodies from
     * many servers and reads them one by one should read them here.
     *
     * @param use what to do with the outcome, in the calling thread; must not keep the body
     * @return what that returns
     */
    default <T> T send(Request request, Function<? super Outcome, T> use) {
        return use.apply(send(request));
    }
}
