package tidings.net;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import okhttp3.Dns;

/**
 * The HTTP client for servers that nobody here trusts. Whatever the other side does, {@link #send} returns by the
 * deadline, keeps within the limits and never connects to an address that {@link AddressGuard} refuses.
 *
 * <p>Safe for any number of threads, best virtual ones: each exchange blocks its caller. Proxies that the system's
 * properties name are not used, cookies are not kept, certificates are verified except for hosts that the settings name.
 */
public final class GuardedClient implements Client, AutoCloseable {

    private final NetSettings settings;
    private final InstantSource clock;
    private final NetMetrics metrics;
    private final HostGate gate;
    private final BodyRoom room = new BodyRoom();
    private final SystemDns dns;
    private final Transport transport;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A client that resolves names as the system does. Building it connects to nothing.
     *
     * @param settings addresses, limits and who we say we are
     * @param clock for the time at which responses are received
     * @param meters where exchanges are counted
     */
    public GuardedClient(NetSettings settings, InstantSource clock, MeterRegistry meters) {
        this(settings, clock, meters, Dns.SYSTEM);
    }

    GuardedClient(NetSettings settings, InstantSource clock, MeterRegistry meters, Dns resolver) {
        this.settings = requireNonNull(settings, "settings");
        this.clock = requireNonNull(clock, "clock");
        this.metrics = new NetMetrics(meters);
        this.gate = new HostGate(settings.perHost());
        this.dns = new SystemDns(resolver);
        this.transport = new Transport(settings, dns);
    }

    @Override
    public Outcome send(Request request) {
        return send(request, outcome -> outcome);
    }

    @Override
    public <T> T send(Request request, Function<? super Outcome, T> use) {
        try (BodyRoom.Visit visit = room.enter()) {
            return use.apply(exchange(request, visit));
        }
    }

    /** Ends exchanges under way as {@link Reason#CANCELLED}, and all later ones. Safe to call twice. */
    @Override
    public void close() {
        exchanges.shutdownNow();
        transport.close();
        dns.close();
    }

    /** The memory for bodies. */
    BodyRoom room() {
        return room;
    }

    private Outcome exchange(Request request, BodyRoom.Visit visit) {
        Limits own = request.limits();
        Limits limits = own == null ? settings.limits() : own;
        Progress progress = new Progress(limits.deadline());
        Outcome outcome = await(new Exchange(transport, gate, clock, request, limits, progress, visit), progress);
        metrics.count(outcome, progress.took());
        return outcome;
    }

    /**
     * Waits on another thread than the one that works. The library cannot be made to return from everything in time (a
     * name look-up, a decoder that spins), but the wait can.
     */
    private Outcome await(Exchange exchange, Progress progress) {
        Future<Outcome> running;
        try {
            running = exchanges.submit(exchange::run);
        } catch (RejectedExecutionException closed) {
            return Failure.of(Reason.CANCELLED, "the client is closed");
        }
        try {
            return running.get(progress.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            cancel(running, progress);
            return late(progress);
        } catch (InterruptedException interrupted) {
            cancel(running, progress);
            Thread.currentThread().interrupt();
            return Failure.of(Reason.CANCELLED, "the exchange with " + progress.host() + " was interrupted");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("an exchange failed in our own code", bug.getCause());
        }
    }

    private static void cancel(Future<Outcome> running, Progress progress) {
        progress.cancel();
        running.cancel(true);
    }

    private static Failure late(Progress progress) {
        boolean ours = progress.stage() == Progress.Stage.QUEUED || progress.stage() == Progress.Stage.HELD;
        Reason reason = ours ? Reason.BUSY : Reason.TIMEOUT;
        return Failure.of(
                reason,
                "no end after " + progress.deadline() + " while "
                        + progress.stage().words() + ", " + progress.host());
    }
}
