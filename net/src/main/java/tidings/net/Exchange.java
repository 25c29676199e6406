package tidings.net;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.net.BodyReader.Body;
import tidings.net.HostGate.Turn;

/** One exchange from the request to the last byte of the answer, over as many redirects as it takes. Used once. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Transport transport;
    private final HostGate gate;
    private final InstantSource clock;
    private final Request request;
    private final Limits limits;
    private final Progress progress;
    private final BodyRoom.Visit room;
    private final List<Hop> hops = new ArrayList<>();

    Exchange(
            Transport transport,
            HostGate gate,
            InstantSource clock,
            Request request,
            Limits limits,
            Progress progress,
            BodyRoom.Visit room) {
        this.transport = transport;
        this.gate = gate;
        this.clock = clock;
        this.request = request;
        this.limits = limits;
        this.progress = progress;
        this.room = room;
    }

    /** Runs the exchange; an interrupt or {@link Progress#cancel()} ends it soon. */
    Outcome run() {
        try {
            return follow(Step.first(request));
        } catch (IOException fault) {
            return Thread.currentThread().isInterrupted() ? cancelled() : Faults.failure(fault, progress);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return cancelled();
        }
    }

    private Failure cancelled() {
        return Failure.of(Reason.CANCELLED, "the exchange with " + progress.host() + " was cancelled");
    }

    private Outcome follow(Step first) throws IOException, InterruptedException {
        Step step = first;
        while (true) {
            Visit visit = visit(step);
            Step next = visit.next();
            if (next == null) {
                return requireNonNull(visit.response(), "response");
            }
            if (hops.size() == limits.redirects()) {
                throw new NetFault(
                        Reason.TOO_MANY_REDIRECTS,
                        first.url().host() + " redirects more than " + limits.redirects() + " times");
            }
            hops.add(new Hop(visit.status(), step.uri(), next.uri()));
            step = next;
        }
    }

    /** What came of one URL: a redirect to follow, or the response. */
    private record Visit(
            int status, @Nullable Step next, @Nullable Response response) {}

    private Visit visit(Step step) throws IOException, InterruptedException {
        progress.queueFor(Urls.hostAndPort(step.url()));
        try (Turn turn = turn()) {
            Call call = transport.call(step, progress);
            progress.begin(call);
            return send(step, call);
        }
    }

    /** The library parses what a stranger sent; where that makes it throw, the stranger is at fault and not we. */
    private Visit send(Step step, Call call) throws IOException, InterruptedException {
        try (okhttp3.Response reply = call.execute()) {
            return read(step, reply);
        } catch (RuntimeException unreadable) {
            // Closing the response may be what failed.
            call.cancel();
            LOG.debug("host={} sent what the HTTP library cannot read", progress.host(), unreadable);
            throw new NetFault(Reason.MALFORMED, "the answer of " + progress.host() + " is not valid HTTP");
        }
    }

    private Turn turn() throws NetFault, InterruptedException {
        return gate.enter(progress.host(), progress.remaining())
                .orElseThrow(
                        () -> new NetFault(Reason.BUSY, "no turn with " + progress.host() + " before the deadline"));
    }

    private Visit read(Step step, okhttp3.Response reply) throws IOException, InterruptedException {
        int status = reply.code();
        if (status < 200 || status > 999) {
            throw new NetFault(Reason.MALFORMED, "the answer of " + progress.host() + " has no valid status");
        }
        Map<String, List<String>> headers =
                ReceivedHeaders.checked(requireNonNull(progress.received(), "headers"), limits.headerBytes());
        Step next = step.after(
                status,
                headers.getOrDefault("Location", List.of()).stream().findFirst().orElse(null));
        if (next != null) {
            return new Visit(status, next, null);
        }
        Body body = body(status, headers, reply.body().byteStream());
        Response response = new Response(
                status, headers, body.bytes(), step.uri(), hops, clock.instant(), progress.took(), body.truncated());
        return new Visit(status, null, response);
    }

    private Body body(int status, Map<String, List<String>> headers, InputStream source)
            throws IOException, InterruptedException {
        if (status == 304) {
            // It has none, even where Content-Length tells how long it would be; the library would wait for it.
            return Body.NONE;
        }
        BodyReader reader = new BodyReader(limits, room, progress);
        List<String> encoding = headers.getOrDefault("Content-Encoding", List.of());
        return status / 100 == 2 ? reader.whole(source, encoding) : reader.beginning(source, encoding);
    }
}
