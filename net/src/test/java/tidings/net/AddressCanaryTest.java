package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.PATIENT;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary listens on loopback; whatever a URL looks like, nothing may reach it. */
@Timeout(60)
class AddressCanaryTest {

    private static final NetSettings STRICT =
            NetSettings.of("", "1.0").withLimits(Limits.defaults().withDeadline(PATIENT));

    private RawServer canary;

    @BeforeEach
    void startCanary() throws IOException {
        canary = RawServer.answering("HTTP/1.1 200 OK", "Content-Length: 6", "", "secret");
    }

    @AfterEach
    void stopCanary() throws IOException {
        canary.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.0x1",
                "0177.0.0.1",
                "0177.0.0.01",
                "127.000.000.001",
                "127.0.0.1%20",
                "%31%32%37.0.0.1",
                "127%2e0%2e0%2e1",
                "１２７.０.０.１",
                "127。0。0。1",
                "①②⑦.⓪.⓪.①",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "ˡocalhost",
                "0",
                "0.0.0.0",
                "0x0",
                "127.127.127.127",
                "[::1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[::1%25lo]",
                "example.org@127.0.0.1",
                "user:pass@localhost",
                "127.0.0.1:80@127.0.0.1",
                "localhost.localdomain",
                "[2001:0:7f00:1::]",
                "[2001:0:808:808:0:0:80ff:fffe]",
                "[2a00:1450::5efe:127.0.0.1]",
                "[64:ff9b:1::127.0.0.1]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[ff02::1]",
                "[::ffff:169.254.169.254]",
                "[2002:a9fe:a9fe::]",
                "[64:ff9b::a9fe:a9fe]",
                "169.254.169.254",
                "0xa9fea9fe",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "10.0.0.1",
                "192.168.0.1",
                "224.0.0.1",
                "255.255.255.255"
            })
    void noSpellingReachesTheCanary(String host) {
        try (GuardedClient client = client(STRICT, Dns.SYSTEM)) {
            Outcome outcome = sendIfUri(client, "http://" + host + ":" + canary.port() + "/");

            assertThat(failure(outcome).reason()).isIn(Reason.REFUSED_ADDRESS, Reason.REFUSED_URL, Reason.DNS);
            assertThat(canary.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://2130706433:PORT/",
                "//127.1:PORT/",
                "http:\\\\127.0.0.1:PORT\\",
                "http://0x7f.1:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://user@127.0.0.1:PORT/",
                "http://169.254.169.254:PORT/latest/meta-data/",
                "http://[2001:0:808:808:0:0:80ff:fffe]:PORT/",
                "http://[64:ff9b::7f00:1]:PORT/",
                "http://100.64.0.1:PORT/",
                "\thttp://127.0.0.1:PORT/",
                "http://１２７.０.０.１:PORT/"
            })
    void noRedirectReachesTheCanary(String location) throws IOException {
        String target = location.replace("PORT", String.valueOf(canary.port()));
        try (RawServer redirecting = RawServer.servingAt(
                        "127.0.0.9",
                        (request, out) -> out.write(
                                ("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n")
                                        .getBytes()));
                GuardedClient client = client(STRICT.withAllow(List.of(Cidr.parse("127.0.0.9"))), Dns.SYSTEM)) {
            Failure failure = failure(client.send(Request.get(redirecting.url())));

            assertThat(failure.reason()).isIn(Reason.REFUSED_ADDRESS, Reason.REFUSED_URL, Reason.DNS);
            assertThat(redirecting.connections()).isEqualTo(1);
            assertThat(canary.connections()).isZero();
        }
    }

    @RepeatedTest(20)
    void resolverThatChangesItsAnswerDoesNotReachTheCanary() throws IOException {
        Iterator<String> answers = List.of("127.0.0.9", "127.0.0.1").iterator();
        Dns rebinding = name -> List.of(InetAddress.ofLiteral(answers.next()));
        try (RawServer first = RawServer.servingAt(
                        "127.0.0.9",
                        (request, out) -> RawServer.write(
                                out,
                                "HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\n"
                                        + "Location: http://rebind.example:" + canary.port() + "/\r\n\r\n"));
                GuardedClient client = client(STRICT.withAllow(List.of(Cidr.parse("127.0.0.9"))), rebinding)) {
            URI url = URI.create("http://rebind.example:" + first.port() + "/");

            Failure failure = failure(client.send(Request.get(url)));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
            assertThat(failure.message()).contains("127.0.0.1", "loopback", "net.allow");
            assertThat(failure.retry()).isFalse();
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void nameWithSeveralPrivateAddressesReachesNone() {
        Dns several = name -> List.of(
                InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));
        try (GuardedClient client = client(STRICT, several)) {
            Failure failure =
                    failure(client.send(Request.get(URI.create("http://many.example:" + canary.port() + "/"))));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void addressThatIsRefusedDoesNotHideThatThePublicOneIsDown() {
        NetSettings settings = STRICT.withAllow(List.of(Cidr.parse("127.0.0.9")));
        for (List<String> order : List.of(List.of("127.0.0.9", "127.0.0.1"), List.of("127.0.0.1", "127.0.0.9"))) {
            Dns both = name -> order.stream().map(InetAddress::ofLiteral).toList();
            try (GuardedClient client = client(settings, both)) {
                URI url = URI.create("http://mixed.example:" + canary.port() + "/");

                Failure failure = failure(client.send(Request.get(url)));

                assertThat(failure.reason()).isEqualTo(Reason.CONNECT);
                assertThat(failure.retry()).isTrue();
                assertThat(canary.connections()).isZero();
            }
        }
    }

    @Test
    void proxiesOfTheSystemAreNotUsed() throws IOException {
        List<String> names = List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");
        List<String> ports = List.of("http.proxyPort", "https.proxyPort", "socksProxyPort");
        names.forEach(name -> System.setProperty(name, "127.0.0.1"));
        ports.forEach(name -> System.setProperty(name, String.valueOf(canary.port())));
        System.setProperty("http.nonProxyHosts", "");
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content", "", "");
                GuardedClient client = client(local())) {
            Outcome outcome = client.send(Request.get(server.url()));

            assertThat(Clients.response(outcome).status()).isEqualTo(204);
            assertThat(canary.connections()).isZero();
        } finally {
            names.forEach(System::clearProperty);
            ports.forEach(System::clearProperty);
            System.clearProperty("http.nonProxyHosts");
        }
    }

    /** What is not even a URI cannot be put into a request. */
    private static Outcome sendIfUri(GuardedClient client, String url) {
        try {
            return client.send(Request.get(URI.create(url)));
        } catch (IllegalArgumentException notAUri) {
            return Failure.of(Reason.REFUSED_URL, "not a URI");
        }
    }
}
