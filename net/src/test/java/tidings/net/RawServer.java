package tidings.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does with each connection whatever a test wants, however wrong. */
final class RawServer implements AutoCloseable {

    /** What to do with one connection; the request's lines have been read already. */
    interface Handler {
        void handle(List<String> request, OutputStream out) throws Exception;
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final boolean reads;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<List<String>> requests = new ConcurrentLinkedQueue<>();

    private RawServer(String address, boolean reads, Handler handler) throws IOException {
        this.handler = handler;
        this.reads = reads;
        this.listener = new ServerSocket();
        this.listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 200);
        Thread.ofVirtual().start(this::accept);
    }

    /** A server on 127.0.0.1. */
    static RawServer serving(Handler handler) throws IOException {
        return new RawServer("127.0.0.1", true, handler);
    }

    /** A server on an address of choice. */
    static RawServer servingAt(String address, Handler handler) throws IOException {
        return new RawServer(address, true, handler);
    }

    /** A server that reads nothing, says nothing and never closes. */
    static RawServer mute() throws IOException {
        return new RawServer("127.0.0.1", false, (request, out) -> {});
    }

    /** A server that speaks first, then closes. */
    static RawServer greeting(String text) throws IOException {
        return new RawServer("127.0.0.1", false, (request, out) -> {
            write(out, text);
            out.close();
        });
    }

    /** A server that gives the same answer to each request, then closes. */
    static RawServer answering(String... lines) throws IOException {
        return serving((request, out) -> write(out, String.join("\r\n", lines)));
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    int port() {
        return listener.getLocalPort();
    }

    URI url() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + port() + "/feed?key=hidden");
    }

    /** The requests so far, each with its request line and header lines. */
    List<List<String>> requests() {
        return List.copyOf(requests);
    }

    /** How many connections have been accepted. */
    int connections() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            if (!reads) {
                handler.handle(List.of(), socket.getOutputStream());
                return;
            }
            answer(socket);
        } catch (Exception gone) {
            // The client hung up, which is what many of these tests are about.
        }
    }

    private void answer(Socket socket) throws Exception {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> request = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                request.add(line);
            }
            requests.add(request);
            handler.handle(request, socket.getOutputStream());
        }
    }
}
