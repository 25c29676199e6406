package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.hasty;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TlsTest {

    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private MockWebServer server;

    @BeforeEach
    void start() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("feeds.example")
                .build();
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(held).build();
        server = new MockWebServer();
        server.useHttps(certificates.sslSocketFactory());
        server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void certificateThatNobodyKnowsIsRefused() {
        try (GuardedClient client = client(local())) {
            Failure failure = failure(client.send(Request.get(url("feeds.example"))));

            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(failure.message()).contains("feeds.example").doesNotContain("\n", "hidden");
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void hostThatTheSettingsNameIsNotVerifiedAndOthersAre() {
        server.enqueue(new MockResponse.Builder().code(200).body("hello").build());
        try (GuardedClient client = client(local().withUnverified(Set.of("Own.example")))) {
            Response named = response(client.send(Request.get(url("own.example"))));
            Failure other = failure(client.send(Request.get(url("feeds.example"))));

            assertThat(named.body()).asString().isEqualTo("hello");
            assertThat(other.reason()).isEqualTo(Reason.TLS);
        }
    }

    @Test
    void certificateIsCheckedAgainstTheAuthoritiesAndTheHost(@TempDir Path folder) throws Exception {
        server.enqueue(new MockResponse.Builder().code(200).build());
        trustAuthority(folder.resolve("authorities.p12"));
        try (GuardedClient client = client(local())) {
            Response right = response(client.send(Request.get(url("feeds.example"))));
            Failure wrong = failure(client.send(Request.get(url("other.example"))));

            assertThat(right.status()).isEqualTo(200);
            assertThat(wrong.reason()).isEqualTo(Reason.TLS);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void http2IsSpokenWhereTheServerOffersIt() throws Exception {
        server.enqueue(
                new MockResponse.Builder().code(200).addHeader("ETag", "v").build());
        try (GuardedClient client = client(unverified(local()))) {
            Response response = response(client.send(Request.get(url("feeds.example"))));

            assertThat(response.header("etag")).contains("v");
            assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
        }
    }

    @Test
    void dribbleOverHttp2EndsAtTheDeadline() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1000))
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());
        try (GuardedClient client = client(unverified(hasty()))) {
            assertThat(failure(client.send(Request.get(url("feeds.example")))).reason())
                    .isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void streamThatIsResetOverHttp2IsAFailure() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseStream(8))
                .build());
        try (GuardedClient client = client(unverified(local()))) {
            assertThat(failure(client.send(Request.get(url("feeds.example")))).reason())
                    .isEqualTo(Reason.RESET);
        }
    }

    @Test
    void headersBeyondTheLimitAreAFailureOverHttp2Too() {
        server.enqueue(
                new MockResponse.Builder().addHeader("X", "y".repeat(70_000)).build());
        try (GuardedClient client = client(unverified(local()))) {
            assertThat(failure(client.send(Request.get(url("feeds.example")))).reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void serverThatDoesNotSpeakTlsIsAFailure() throws Exception {
        try (RawServer plain = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n");
                GuardedClient client = client(local())) {
            URI url = URI.create("https://127.0.0.1:" + plain.port() + "/");

            assertThat(failure(client.send(Request.get(url))).reason()).isEqualTo(Reason.TLS);
        }
    }

    @Test
    void oneRequestMayTrustAServerThatOthersDoNot() {
        server.enqueue(new MockResponse.Builder().code(200).build());
        try (GuardedClient client = client(local())) {
            Request request = Request.get(url("feeds.example"));

            assertThat(response(client.send(request.trusting())).status()).isEqualTo(200);
            assertThat(failure(client.send(request)).reason()).isEqualTo(Reason.TLS);
        }
    }

    @Test
    void trustDoesNotFollowARedirectToAnotherHost() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", url("other.example").toString())
                .build());
        try (GuardedClient client = client(local())) {
            Request request = Request.get(url("feeds.example")).trusting();

            assertThat(failure(client.send(request)).reason()).isEqualTo(Reason.TLS);
        }
    }

    private static NetSettings unverified(NetSettings settings) {
        return settings.withUnverified(Set.of("feeds.example"));
    }

    private URI url(String host) {
        return URI.create("https://" + host + ":" + server.getPort() + "/hidden");
    }

    private static void trustAuthority(Path file) throws Exception {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("authority", AUTHORITY.certificate());
        try (OutputStream out = Files.newOutputStream(file)) {
            authorities.store(out, "password".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "password");
    }
}
