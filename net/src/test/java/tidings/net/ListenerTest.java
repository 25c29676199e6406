package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenerTest {
    private final Listener listener = new Listener();

    @Test
    void listensUntilItIsClosed() throws IOException {
        listener.open(loopback(0), exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        var port = listener.port();

        assertThat(listener.isOpen()).isTrue();
        assertThat(ask(port)).startsWith("HTTP/1.1 204");
        listener.close();
        listener.close();

        assertThat(listener.isOpen()).isFalse();
        assertThat(listener.port()).isZero();
        assertThatThrownBy(() -> ask(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void doesNotListenWhereAnotherDoes() throws IOException {
        try (var other = new Listener()) {
            other.open(loopback(0), exchange -> {});

            assertThatThrownBy(() -> listener.open(loopback(other.port()), exchange -> {}))
                    .isInstanceOf(BindException.class);
        }
        assertThat(listener.isOpen()).isFalse();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String ask(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /any HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
