package tidings.net;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Resolves names on platform threads of its own. The system's resolver cannot be interrupted and holds the carrier of a
 * virtual thread, so one slow name server would stop every poll. Whoever waits here may be interrupted; callers that ask
 * for the same name share one look-up.
 */
final class SystemDns implements Dns, AutoCloseable {

    private static final int THREADS = 128;
    private static final int MOST_ADDRESSES = 8;

    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;
    private final Dns resolver;

    /** Asks the given resolver, which may block. */
    SystemDns(Dns resolver) {
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("tidings-dns-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        try {
            return sharedLookup(hostname).get();
        } catch (ExecutionException failed) {
            throw unknown(hostname, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown(hostname, new InterruptedIOException("interrupted"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        underWay.values().forEach(lookup -> lookup.cancel(true));
    }

    private CompletableFuture<List<InetAddress>> sharedLookup(String hostname) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> running = underWay.putIfAbsent(hostname, mine);
        if (running != null) {
            return running;
        }
        threads.execute(() -> resolve(hostname, mine));
        return mine;
    }

    private void resolve(String hostname, CompletableFuture<List<InetAddress>> result) {
        // Forgotten before it is answered: whoever asks after an answer was seen gets a new one.
        try {
            List<InetAddress> all = resolver.lookup(hostname);
            underWay.remove(hostname, result);
            result.complete(all.stream().limit(MOST_ADDRESSES).toList());
        } catch (UnknownHostException | RuntimeException failed) {
            underWay.remove(hostname, result);
            result.completeExceptionally(failed);
        }
    }

    private static UnknownHostException unknown(String hostname, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(hostname);
        unknown.initCause(cause);
        return unknown;
    }
}
