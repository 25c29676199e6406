package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GuardedClientTest {

    private GuardedClient client;

    @BeforeEach
    void start() {
        client = client(local());
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void requestSaysWhoWeAreAndWhatWeUnderstand() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", "", "")) {
            client.send(Request.get(server.url()).with("accept", "application/rss+xml"));

            assertThat(server.requests().getFirst())
                    .contains("GET /feed?key=hidden HTTP/1.1")
                    .contains("User-Agent: Tidings/1.0 (+https://example.org/monitor)")
                    .contains("Accept-Encoding: gzip, deflate, br, zstd")
                    .contains("accept: application/rss+xml")
                    .noneMatch(line -> line.startsWith("Accept: "));
        }
    }

    /** An old server closes each connection without saying so; a kept one would break under the next message. */
    @Test
    void messageGetsAConnectionOfItsOwn() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.0 200 OK", "Content-Length: 2", "", "ok")) {
            for (int message = 0; message < 20; message++) {
                Request post = Request.post(server.url(), "application/json", new byte[] {'{', '}'});

                assertThat(response(client.send(post)).status()).isEqualTo(200);
            }

            assertThat(server.connections()).isEqualTo(20);
            assertThat(server.requests())
                    .allSatisfy(request -> assertThat(request).contains("Connection: close"));
        }
    }

    @Test
    void responseCarriesWhatTheServerSaid() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK", "ETag: \"v1\"", "link: <a>", "Link: <b>", "Content-Length: 2", "", "hi")) {
            Response response = response(client.send(Request.get(server.url())));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("etag")).contains("\"v1\"");
            assertThat(response.headers().get("LINK")).containsExactly("<a>", "<b>");
            assertThat(response.header("Last-Modified")).isEmpty();
            assertThat(response.body()).asString().isEqualTo("hi");
            assertThat(response.received()).isEqualTo(Clients.NOW);
            assertThat(response.took()).isPositive();
            assertThat(response.redirects()).isEmpty();
            assertThat(response.truncated()).isFalse();
            assertThat(response.retry()).isFalse();
        }
    }

    @Test
    void notModifiedIsAResponseWithoutBody() throws IOException {
        try (RawServer server = RawServer.serving((request, out) -> {
            RawServer.write(out, "HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n");
            new Semaphore(0).acquire();
        })) {
            Response response = response(client.send(Request.get(server.url())));

            assertThat(response.status()).isEqualTo(304);
            assertThat(response.body()).isEmpty();
            assertThat(response.truncated()).isFalse();
        }
    }

    @Test
    void headHasNoBody() throws IOException {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Length: 99", "", "")) {
            Outcome outcome = client.send(new Request("HEAD", server.url(), Map.of(), null, null, false));

            assertThat(response(outcome).body()).isEmpty();
        }
    }

    @Test
    void postSendsItsBodyAndType() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK", "Content-Length: 0", "", "")) {
            client.send(Request.post(server.url(), "application/json", "{}".getBytes()));

            assertThat(server.requests().getFirst())
                    .contains("POST /feed?key=hidden HTTP/1.1", "Content-Type: application/json", "Content-Length: 2");
        }
    }

    @Test
    void cookiesAreNeitherShownNorSentBack() throws IOException {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK", "Set-Cookie: id=1", "Content-Length: 0", "", "")) {
            Response first = response(client.send(Request.get(server.url())));
            client.send(Request.get(server.url()));

            assertThat(first.header("Set-Cookie")).isEmpty();
            assertThat(server.requests().getLast()).noneMatch(line -> line.startsWith("Cookie"));
        }
    }

    @Test
    void validatorWithStrangeCharactersCanBeSentBack() throws IOException {
        try (RawServer server = RawServer.serving((request, out) -> out.write(
                "HTTP/1.1 200 OK\r\nETag: \"vé\u0001\u0007\u0000x\"\r\nContent-Length: 0\r\n\r\n".getBytes("UTF-8")))) {
            String etag = response(client.send(Request.get(server.url())))
                    .header("ETag")
                    .orElseThrow();

            Outcome second = client.send(Request.get(server.url()).with("If-None-Match", etag));

            assertThat(etag).isEqualTo("\"vé x\"");
            assertThat(response(second).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 Service Unavailable", "408 Request Timeout", "429 Too Many Requests"})
    void serverThatAsksForARepetitionIsNotAskedAgainHere(String status) throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 " + status, "Retry-After: 0", "Content-Length: 0", "Connection: close", "", "")) {
            Response response = response(client.send(Request.get(server.url())));

            assertThat(response.retry()).isTrue();
            assertThat(response.retryAfter()).contains(Duration.ZERO);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void retryAfterOfAnyLengthIsRead() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 503 Busy", "Retry-After: 99999999999999", "Content-Length: 0", "Connection: close", "", "")) {
            Response response = response(client.send(Request.get(server.url())));

            assertThat(response.retryAfter()).contains(Duration.ofDays(365));
        }
    }

    @Test
    void requestWithABodyIsNeverSentTwice() throws IOException {
        try (RawServer server = RawServer.answering("")) {
            Failure failure = failure(client.send(Request.post(server.url(), "text/plain", new byte[3])));

            assertThat(failure.reason()).isEqualTo(Reason.RESET);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void connectionThatTheServerHasLeftIsReplaced() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK", "Content-Length: 0", "", "")) {
            client.send(Request.get(server.url()));

            assertThat(response(client.send(Request.get(server.url()))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void headersBeyondTheLimitAreAFailure() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK", "X: " + "y".repeat(70_000), "", "")) {
            assertThat(failure(client.send(Request.get(server.url()))).reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n", "yyyyyyyyyyyyyyy"
            })
    void headersWithoutEndAreAFailure(String piece) throws IOException {
        try (RawServer server = RawServer.serving((request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                RawServer.write(out, piece.repeat(100));
            }
        })) {
            assertThat(failure(client.send(Request.get(server.url()))).reason())
                    .isIn(Reason.TOO_LARGE, Reason.MALFORMED, Reason.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "220 mail.example.org ESMTP\r\n\r\n",
                "\r\n\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 -12 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 99999 OK\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n",
                "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic\r\n\r\n",
                "{\"error\":\"not http\"}",
                "HTTP/1.1 204 None\r\nContent-Length: 5\r\n\r\nhello",
                "\u0000\u0001\u0002\u0003"
            })
    void answerThatIsNotHttpIsAFailureThatSaysNothingOfIt(String answer) throws IOException {
        try (RawServer server = RawServer.answering(answer)) {
            Failure failure = failure(client.send(Request.get(server.url())));

            assertThat(failure.reason()).isIn(Reason.MALFORMED, Reason.RESET);
            assertThat(failure.message()).contains("127.0.0.1").doesNotContain("OpenSSH", "hidden", "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n",
                "Content-Length: 999\r\n\r\nhello",
                "Content-Length: -2\r\n\r\nhello"
            })
    void bodyThatIsFramedWronglyIsAFailure(String rest) throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n" + rest)) {
            assertThat(failure(client.send(Request.get(server.url()))).reason()).isIn(Reason.MALFORMED, Reason.RESET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: -1", "Content-Length: x", "Content-Length: 99999999999999999999", ": empty", "X"
            })
    void headerThatMakesNoSenseDoesNotCrash(String header) throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK", header, "Connection: close", "", "hello")) {
            Outcome outcome = client.send(Request.get(server.url()));

            assertThat(outcome).isNotNull();
        }
    }

    @Test
    void portThatNobodyListensOnIsAConnectFailure() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = socket.getLocalPort();
        }

        Failure failure = failure(client.send(Request.get(URI.create("http://127.0.0.1:" + closed + "/hidden"))));

        assertThat(failure.reason()).isEqualTo(Reason.CONNECT);
        assertThat(failure.message()).contains("127.0.0.1:" + closed).doesNotContain("hidden");
        assertThat(failure.retry()).isTrue();
    }

    @Test
    void unknownNameIsADnsFailure() {
        try (GuardedClient lost = client(local(), name -> {
            throw new UnknownHostException(name);
        })) {
            Failure failure = failure(lost.send(Request.get(URI.create("http://nowhere.example/"))));

            assertThat(failure.reason()).isEqualTo(Reason.DNS);
            assertThat(failure.message()).contains("nowhere.example");
        }
    }

    @Test
    void resolverThatBreaksIsADnsFailure() {
        try (GuardedClient broken = client(local(), name -> {
                    throw new IllegalArgumentException("bug");
                });
                GuardedClient empty = client(local(), name -> List.of())) {
            URI url = URI.create("http://nowhere.example/");

            assertThat(failure(broken.send(Request.get(url))).reason()).isEqualTo(Reason.DNS);
            assertThat(failure(empty.send(Request.get(url))).reason()).isEqualTo(Reason.DNS);
        }
    }

    @Test
    void closedClientSendsNothing() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", "", "")) {
            client.close();
            client.close();

            assertThat(failure(client.send(Request.get(server.url()))).reason()).isEqualTo(Reason.CANCELLED);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void exchangesAreCountedByOutcome() throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (RawServer server = RawServer.answering("HTTP/1.1 404 Not Found", "Content-Length: 0", "", "");
                GuardedClient counted = new GuardedClient(local(), InstantSource.fixed(Clients.NOW), meters)) {
            counted.send(Request.get(server.url()));
            counted.send(Request.get(URI.create("file:///x")));

            assertThat(meters.get("tidings.net.exchanges")
                            .tag("outcome", "4xx")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("tidings.net.exchanges")
                            .tag("outcome", "refused-url")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }
}
