package tidings.alerts.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tidings.alerts.Samples.START;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.Samples;
import tidings.alerts.channel.Secret;

class FeedbackLinksTest {
    private static final Secret OLD = new Secret("an old key that is long enough for this");
    private static final Secret NEW = new Secret("a new key that is long enough for this too");

    private final FeedbackLinks links = links(OLD);

    @Test
    void everyAlertOfAMessageHasALinkOfItsOwnThatOpens() {
        var message = links.on(Samples.notification("desk", "a", 2));

        assertThat(message.feedback())
                .containsOnlyKeys(message.alerts().getFirst().id());
        var link = message.feedback().values().iterator().next();
        assertThat(link)
                .startsWith("https://tidings.example.org/news/feedback/")
                .hasSizeLessThan(700);
        var ticket = links.open(token(link), START).orElseThrow();
        assertThat(ticket.alert()).isEqualTo(message.alerts().getFirst().id());
        assertThat(ticket.version()).isEqualTo(2);
        assertThat(ticket.receiver()).isEqualTo("desk");
    }

    @Test
    void aLinkIsOverAfterItsTime() {
        var token = token(links);
        var end = Samples.notification("desk", "a", 1).created().plus(Duration.ofDays(2));

        assertThat(links.open(token, end.minusSeconds(1))).isPresent();
        assertThat(links.open(token, end)).isEmpty();
    }

    @Test
    void aChangedLinkDoesNotOpen() {
        var token = token(links);

        for (var at = 0; at < token.length() - 1; at++) {
            var other = token.charAt(at) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(links.open(changed, START)).as("changed at " + at).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "..", "e30.", ".e30", "null.null"})
    void whatIsNoTokenDoesNotOpen(String token) {
        assertThat(links.open(token, START)).isEmpty();
        assertThat(links.open(token + "x".repeat(100_000), START)).isEmpty();
    }

    @Test
    void anOldKeyIsAcceptedWhileItIsListed() {
        var token = token(links(OLD));

        assertThat(links(NEW, OLD).open(token, START)).isPresent();
        assertThat(links(NEW).open(token, START)).isEmpty();
        assertThat(links(OLD).open(token(links(NEW, OLD)), START)).isEmpty();
    }

    @Test
    void offMeansNoLinks() {
        var message = Samples.notification("desk", "a", 1);

        assertThat(FeedbackLinks.NONE.on(message)).isSameAs(message);
    }

    @Test
    void settingsThatCannotWorkAreRefusedByTheirKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedbackSettings("https://a.example", null, List.of(), null))
                .withMessageContaining("feedback.secrets is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedbackSettings("https://a.example", null, List.of(new Secret("short")), null))
                .withMessageContaining("32 characters")
                .withMessageNotContaining("short");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedbackSettings("ftp://a.example", null, List.of(OLD), null))
                .withMessageContaining("feedback.public-url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeedbackSettings(null, "8321", List.of(), null))
                .withMessageContaining("feedback.listen");
    }

    static FeedbackLinks links(Secret... secrets) {
        return new FeedbackLinks(settings(secrets));
    }

    static FeedbackSettings settings(Secret... secrets) {
        return new FeedbackSettings(
                "https://tidings.example.org/news/", "127.0.0.1:0", List.of(secrets), Duration.ofDays(2));
    }

    private static String token(FeedbackLinks links) {
        return token(links.on(Samples.notification("desk", "a", 1))
                .feedback()
                .values()
                .iterator()
                .next());
    }

    static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
