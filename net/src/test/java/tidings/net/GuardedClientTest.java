package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedClientTest {

    @Test
    void fetchesAPage() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("User-Agent").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        NetSettings settings = NetSettings.of("", "1").withAllow(List.of(Cidr.parse("127.0.0.0/8")));
        try (GuardedClient client = new GuardedClient(settings, InstantSource.system(), new SimpleMeterRegistry())) {
            Outcome outcome = client.send(Request.get(
                    URI.create("http://localhost:" + server.getAddress().getPort() + "/x")));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Response.class,
                            response -> assertThat(new String(response.body())).isEqualTo("Tidings/1"));
        } finally {
            server.stop(0);
        }
    }
}
