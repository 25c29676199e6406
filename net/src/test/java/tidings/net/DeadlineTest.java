package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.hasty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that never come to an end. Each test would hang without the deadline; the limit here only says so. */
@Timeout(20)
class DeadlineTest {

    /** Holds a server's handler back for longer than any test runs. */
    private final Semaphore never = new Semaphore(0);

    @Test
    void serverThatNeverAnswersEndsAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.mute();
                GuardedClient client = client(hasty())) {
            Failure failure = failure(client.send(Request.get(server.url())));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("waiting for the answer").doesNotContain("hidden");
            assertThat(failure.retry()).isTrue();
        }
    }

    @Test
    void serverThatHangsInTheTlsHandshakeEndsAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.mute();
                GuardedClient client = client(hasty())) {
            URI secure = URI.create("https://127.0.0.1:" + server.port() + "/");

            Failure failure = failure(client.send(Request.get(secure)));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("in the TLS handshake");
        }
    }

    @Test
    void bodyThatDribblesEndsAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.serving((request, out) -> {
                    RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    while (!never.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                        RawServer.write(out, "x");
                    }
                });
                GuardedClient client = client(hasty())) {
            Failure failure = failure(client.send(Request.get(server.url())));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("reading the body");
        }
    }

    @Test
    void headersThatDribbleEndAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.serving((request, out) -> {
                    RawServer.write(out, "HTTP/1.1 200 OK\r\n");
                    while (!never.tryAcquire(50, TimeUnit.MILLISECONDS)) {
                        RawServer.write(out, "X: y\r\n");
                    }
                });
                GuardedClient client = client(hasty())) {
            assertThat(failure(client.send(Request.get(server.url()))).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void earlyHintsWithoutEndEndAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.serving((request, out) -> {
                    while (!never.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                        RawServer.write(out, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
                    }
                });
                GuardedClient client = client(hasty())) {
            assertThat(failure(client.send(Request.get(server.url()))).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void redirectsShareOneDeadline() throws Exception {
        try (RawServer server = RawServer.serving((request, out) -> {
                    never.tryAcquire(100, TimeUnit.MILLISECONDS);
                    RawServer.write(out, "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
                });
                GuardedClient client = client(hasty())) {
            Limits limits = hasty().limits().withRedirects(20);

            Outcome outcome = client.send(Request.get(server.url()).with(limits));

            assertThat(failure(outcome).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void requestBodyThatNobodyReadsEndsAtTheDeadline() throws Exception {
        try (RawServer server = RawServer.mute();
                GuardedClient client = client(hasty())) {
            byte[] large = new byte[50_000_000];

            Failure failure = failure(client.send(Request.post(server.url(), "text/plain", large)));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("sending the request");
        }
    }

    @Test
    void connectionThatIsNeverAcceptedEndsAtTheDeadline() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Flood flood = new Flood(full.getLocalPort());
                GuardedClient client = client(hasty())) {
            Failure failure = failure(client.send(Request.get(URI.create("http://127.0.0.1:" + flood.port() + "/"))));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("connecting");
        }
    }

    @Test
    void resolverThatHangsEndsAtTheDeadlineAndHoldsNobodyElseBack() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", "", "");
                GuardedClient client = client(hasty(), name -> {
                    if (name.startsWith("slow")) {
                        awaitUninterruptibly(released);
                    }
                    return List.of(InetAddress.ofLiteral("127.0.0.1"));
                })) {
            Failure failure = failure(client.send(Request.get(URI.create("http://slow.example/"))));
            Outcome other = client.send(Request.get(URI.create("http://quick.example:" + server.port() + "/")));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(failure.message()).contains("resolving the name").contains("slow.example");
            assertThat(Clients.response(other).status()).isEqualTo(204);
        } finally {
            released.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // The system's resolver cannot be interrupted either.
            }
        }
    }

    /** Connections that fill a listener's queue, so that the next one is left without an answer. */
    private static final class Flood implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private final int port;

        Flood(int port) throws Exception {
            this.port = port;
            for (int count = 0; count < 4; count++) {
                Socket socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
                } catch (SocketTimeoutException full) {
                    return;
                }
            }
        }

        int port() {
            return port;
        }

        @Override
        public void close() throws Exception {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
