package tidings.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Health;

final class ConsoleTest {
    private static final String TOKEN = "a token of some length";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SequencedMap<String, Health> parts = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Console console;

    @BeforeEach
    void addMeter() {
        Counter.builder("tidings.test.things").register(meters).increment();
        parts.put("one", new Health.Up());
    }

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
        client.close();
    }

    @Test
    void metricsAreThoseOfTheRegistry() throws Exception {
        open(null);

        assertThat(get("/metrics").body()).contains("tidings_test_things_total 1.0");
    }

    @Test
    void whatWaitsIsLiveButNotReady() throws Exception {
        open(null);
        parts.put("two", new Health.Waiting("restores"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        var ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"two\":{\"state\":\"waiting\",\"reason\":\"restores\"}");
    }

    @Test
    void whatIsDownIsNotLive() throws Exception {
        open(null);
        parts.put("two", new Health.Down("full disk"));

        assertThat(get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void healthNeedsNoTokenAndMetricsDo() throws Exception {
        open(TOKEN);

        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").statusCode()).isEqualTo(401);
        assertThat(get("/metrics", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "[::2]", ""})
    void aForeignNameForThisMachineIsRefused(String host) {
        assertThat(new Gate(null).judge("/metrics", host, null)).isEqualTo(Gate.Verdict.WRONG_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8320", "localhost", "localhost:1", "[::1]:80"})
    void itsOwnNamesAreTaken(String host) {
        assertThat(new Gate(null).judge("/metrics", host, null)).isEqualTo(Gate.Verdict.PASS);
    }

    private void open(@Nullable String token) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        console = new Console(address, token, meters, () -> new LinkedHashMap<>(parts));
        console.start();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(console.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
