package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RedirectTest {

    private RawServer destination;
    private GuardedClient client;

    @BeforeEach
    void start() throws IOException {
        destination = RawServer.answering("HTTP/1.1 200 OK", "Content-Length: 5", "Connection: close", "", "there");
        client = client(local());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        destination.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void getFollowsEachKindAndReportsIt(int status) throws IOException {
        try (RawServer source = redirecting(status, destination.url().toString())) {
            Response response = response(client.send(Request.get(source.url())));

            assertThat(response.body()).asString().isEqualTo("there");
            assertThat(response.url()).isEqualTo(destination.url());
            assertThat(response.redirects()).containsExactly(new Hop(status, source.url(), destination.url()));
            assertThat(response.redirects().getFirst().permanent()).isEqualTo(status == 301 || status == 308);
        }
    }

    @Test
    void relativeLocationIsResolved() throws IOException {
        try (RawServer source = RawServer.serving((request, out) ->
                answer(request, out, "/feed?key=hidden", "HTTP/1.1 302 Found\r\nLocation: ../a/./b?c#d\r\n"))) {
            Response response = response(client.send(Request.get(source.url())));

            assertThat(source.requests().getLast().getFirst()).isEqualTo("GET /a/b?c HTTP/1.1");
            assertThat(response.status()).isEqualTo(200);
        }
    }

    @Test
    void credentialsStayBehindWhenTheOriginChanges() throws IOException {
        try (RawServer source = redirecting(302, destination.url().toString())) {
            client.send(Request.get(source.url())
                    .with("authorization", "Bearer s3cret")
                    .with("X-Api-Key", "s3cret")
                    .with("If-None-Match", "\"v1\""));

            assertThat(source.requests().getFirst())
                    .contains("authorization: Bearer s3cret", "X-Api-Key: s3cret", "If-None-Match: \"v1\"");
            assertThat(destination.requests().getFirst())
                    .contains("If-None-Match: \"v1\"")
                    .noneMatch(line -> line.contains("s3cret"));
        }
    }

    @Test
    void credentialsStayBehindForGoodOnceTheOriginHasChanged() throws IOException {
        String[] back = new String[1];
        try (RawServer other = RawServer.serving((request, out) -> RawServer.write(
                        out, "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + back[0] + "\r\n\r\n"));
                RawServer source = RawServer.serving((request, out) ->
                        answer(request, out, "/feed", "HTTP/1.1 302 Found\r\nLocation: " + other.url() + "\r\n"))) {
            back[0] = "http://127.0.0.1:" + source.port() + "/back";

            client.send(Request.get(source.url()).with("Authorization", "Bearer s3cret"));

            assertThat(source.requests()).hasSize(2);
            assertThat(source.requests().getLast()).noneMatch(line -> line.contains("s3cret"));
        }
    }

    @Test
    void credentialsGoWithARedirectWithinTheOrigin() throws IOException {
        try (RawServer source = RawServer.serving(
                (request, out) -> answer(request, out, "/feed", "HTTP/1.1 302 Found\r\nLocation: /new\r\n"))) {
            client.send(Request.get(source.url()).with("Authorization", "Bearer s3cret"));

            assertThat(source.requests().getLast()).contains("GET /new HTTP/1.1", "Authorization: Bearer s3cret");
        }
    }

    @Test
    void userInformationInALocationIsNotSent() throws IOException {
        String location = destination.url().toString().replace("http://", "http://who:s3cret@");
        try (RawServer source = redirecting(302, location)) {
            Response response = response(client.send(Request.get(source.url())));

            assertThat(response.url().getUserInfo()).isNull();
            assertThat(destination.requests().getFirst()).noneMatch(line -> line.contains("Authorization"));
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void postIsNeverSentToAnotherOriginNorTurnedIntoAGet(int status) throws IOException {
        try (RawServer source = redirecting(status, destination.url().toString())) {
            Response response = response(client.send(Request.post(source.url(), "text/plain", "x".getBytes())));

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.successful()).isFalse();
            assertThat(response.header("location")).contains(destination.url().toString());
            assertThat(destination.connections()).isZero();
        }
    }

    @Test
    void postIsRepeatedWithinTheOriginWhenTheServerSaysSo() throws IOException {
        try (RawServer source = RawServer.serving((request, out) ->
                answer(request, out, "/feed", "HTTP/1.1 307 Temporary Redirect\r\nLocation: /new\r\n"))) {
            Response response = response(client.send(Request.post(source.url(), "text/plain", "abc".getBytes())));

            assertThat(response.status()).isEqualTo(200);
            assertThat(source.requests().getLast()).contains("POST /new HTTP/1.1", "Content-Length: 3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)", "data:,x",
                "jar:http://127.0.0.1!/", "http://", "http://[", "https://exa mple.org/", "http://127.0.0.1:99999/"
            })
    void locationThatCannotBeFetchedIsRefused(String location) throws IOException {
        try (RawServer source = redirecting(302, location)) {
            Failure failure = failure(client.send(Request.get(source.url())));

            assertThat(failure.reason()).isEqualTo(Reason.REFUSED_URL);
            assertThat(failure.retry()).isFalse();
        }
    }

    @Test
    void redirectWithoutLocationIsAnAnswer() throws IOException {
        try (RawServer source = RawServer.answering("HTTP/1.1 302 Found", "Connection: close", "", "")) {
            assertThat(response(client.send(Request.get(source.url()))).status())
                    .isEqualTo(302);
        }
    }

    @Test
    void circleEndsAtTheLimit() throws IOException {
        try (RawServer source = redirecting(302, "/feed")) {
            Failure failure = failure(client.send(Request.get(source.url())));

            assertThat(failure.reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(source.requests()).hasSize(6);
        }
    }

    @Test
    void noRedirectIsFollowedWhereTheLimitIsZero() throws IOException {
        try (RawServer source = redirecting(302, "/feed")) {
            Limits none = Limits.defaults().withRedirects(0);

            Failure failure = failure(client.send(Request.get(source.url()).with(none)));

            assertThat(failure.reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(source.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://example.org/", "/relative", "mailto:a@example.org", "http:///x"})
    void urlThatIsNotHttpIsRefusedAtOnce(String url) {
        assertThat(failure(client.send(Request.get(URI.create(url)))).reason()).isEqualTo(Reason.REFUSED_URL);
    }

    @Test
    void credentialsInTheUrlAreRefusedAndNotShown() {
        Failure failure = failure(client.send(Request.get(URI.create("https://who:s3cret@feeds.example.org/"))));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED_URL);
        assertThat(failure.message())
                .contains("feeds.example.org", "Authorization")
                .doesNotContain("s3cret");
    }

    private static RawServer redirecting(int status, String location) throws IOException {
        return RawServer.answering(
                "HTTP/1.1 " + status + " Moved",
                "Location: " + location,
                "Connection: close",
                "Content-Length: 0",
                "",
                "");
    }

    /** The given answer for a path, and a plain 200 for any other. */
    private static void answer(List<String> request, OutputStream out, String path, String answer) throws IOException {
        boolean matches = request.getFirst().contains(" " + path);
        RawServer.write(
                out, (matches ? answer : "HTTP/1.1 200 OK\r\n") + "Connection: close\r\nContent-Length: 0\r\n\r\n");
    }
}
