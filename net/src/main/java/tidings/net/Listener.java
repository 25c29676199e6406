package tidings.net;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP server for what others call back: hubs, and people who follow a link in a message. Every request has a
 * virtual thread of its own; limits are the handler's.
 *
 * <p>Safe from any thread.
 */
public final class Listener implements AutoCloseable {
    private volatile @Nullable Open open;

    /** A listener that is not open yet. */
    public Listener() {}

    /**
     * Begins to listen. Called once.
     *
     * @param address where; port 0 for any free one
     * @param handler answers every request, whatever its path
     * @throws IOException if it cannot listen there
     */
    public void open(InetSocketAddress address, HttpHandler handler) throws IOException {
        var server = HttpServer.create(address, 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        open = new Open(server, threads);
    }

    /** True from {@link #open} to {@link #close}. */
    public boolean isOpen() {
        return open != null;
    }

    /** The port on which it listens; 0 if it does not. */
    public int port() {
        var running = open;
        return running == null ? 0 : running.server.getAddress().getPort();
    }

    /** Ends it at once, with the requests that are under way. */
    @Override
    public void close() {
        var running = open;
        open = null;
        if (running != null) {
            running.server.stop(0);
            running.threads.shutdownNow();
        }
    }

    private record Open(HttpServer server, ExecutorService threads) {}
}
