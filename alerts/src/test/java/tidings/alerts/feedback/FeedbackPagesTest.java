package tidings.alerts.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.channel.Secret;
import tidings.alerts.group.Grouping;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;

class FeedbackPagesTest {
    private final FeedbackSettings settings =
            FeedbackLinksTest.settings(new Secret("a key that is long enough for this test"));
    private final Queue<Feedback> recorded = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile boolean working = true;
    private FeedbackPages pages;
    private String path;

    @BeforeEach
    void open() {
        pages = new FeedbackPages(settings, feedback -> working && recorded.add(feedback), () -> START);
        pages.start();
        path = path("<script>alert('x')</script> & \"more\"");
    }

    @AfterEach
    void close() {
        pages.close();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
    void openingALinkChangesNothing(String method) throws Exception {
        for (var i = 0; i < 3; i++) {
            send(method, path + "?verdict=up", "verdict=up");
        }

        assertThat(recorded).isEmpty();
    }

    @Test
    void thePageAsksAndShowsTextFromFeedsAsText() throws Exception {
        var answer = send("GET", path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<form method=\"post\">", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more")
                .doesNotContain("<script");
        assertThat(answer.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("referrer-policy", List.of("no-referrer"));
        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledged", "up", "down"})
    void aClickIsRecorded(String verdict) throws Exception {
        var answer = send("POST", path, "verdict=" + verdict);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(recorded).hasSize(1);
        var feedback = recorded.remove();
        assertThat(feedback.verdict()).isEqualTo(Verdict.of(verdict));
        assertThat(feedback.alert()).isEqualTo(alert("a").build().id());
        assertThat(feedback.theme()).isEqualTo("embassy");
        assertThat(feedback.by()).isEqualTo("desk");
    }

    @Test
    void aChangeOfMindReplacesTheJudgementAndLeavesTheAcknowledgement() throws Exception {
        send("POST", path, "verdict=up");
        send("POST", path, "verdict=down");
        send("POST", path, "verdict=acknowledged");

        assertThat(recorded).extracting(Feedback::id).hasSize(3);
        assertThat(recorded.stream().map(Feedback::id).distinct()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verdict=", "verdict=love", "verdict=%zz", "up", "x=up"})
    void aFormThatSaysNothingRecordsNothing(String form) throws Exception {
        assertThat(send("POST", path, form).statusCode()).isEqualTo(400);
        assertThat(recorded).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/feedback/", "/feedback/a.b", "/metrics", "/feedback/..%2f..%2fetc"})
    void elsewhereIsNothing(String other) throws Exception {
        assertThat(send("GET", other, "").statusCode()).isEqualTo(404);
        assertThat(send("POST", other, "verdict=up").statusCode()).isEqualTo(404);
        assertThat(recorded).isEmpty();
    }

    @Test
    void whatCannotBeRecordedIsSaidAndCanBeGivenAgain() throws Exception {
        working = false;
        assertThat(send("POST", path, "verdict=up").statusCode()).isEqualTo(503);

        working = true;
        assertThat(send("POST", path, "verdict=up").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingListensUnlessItIsOn() {
        try (var off = new FeedbackPages(FeedbackSettings.OFF, recorded::add, () -> START)) {
            off.start();

            assertThat(off.port()).isZero();
        }
    }

    @Test
    void precisionIsTheShareOfJudgementsThatSayUp() {
        var summary = Precision.of(List.of(
                feedback("a", Verdict.UP),
                feedback("b", Verdict.UP),
                feedback("c", Verdict.DOWN),
                feedback("a", Verdict.ACKNOWLEDGED)));

        assertThat(summary).containsExactly(new Precision("embassy", 2, 1, 1));
        assertThat(summary.getFirst().precision()).isEqualTo(2.0 / 3);
        assertThat(new Precision("embassy", 0, 0, 4).precision()).isNull();
    }

    private static Feedback feedback(String alert, Verdict verdict) {
        return Feedback.of(alert, 1, "embassy", verdict, "Kim", null, START);
    }

    private String path(String title) {
        var message = Grouping.notification("desk", alert("a").title(title).build());
        var link = new FeedbackLinks(settings)
                .on(message)
                .feedback()
                .values()
                .iterator()
                .next();
        return "/news/feedback/" + FeedbackLinksTest.token(link);
    }

    private HttpResponse<String> send(String method, String to, String form) throws Exception {
        var url = URI.create("http://127.0.0.1:" + pages.port() + to);
        return client.send(
                HttpRequest.newBuilder(url)
                        .method(method, BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
