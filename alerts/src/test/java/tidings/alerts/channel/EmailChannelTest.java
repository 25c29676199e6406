package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tidings.alerts.Samples.START;
import static tidings.alerts.Samples.alert;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.Samples;
import tidings.alerts.channel.EmailSettings.Security;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.alerts.group.Grouping;
import tidings.net.Cidr;
import tidings.net.GuardedSockets;

@Timeout(30)
class EmailChannelTest {
    private static final Set<String> OWN = Set.of("127.0.0.1");

    private FakeSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeSmtp(false);
        server.password = "password-canary";
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void mailHasATextAndAnHtmlPartWithTheSameEvidence() throws Exception {
        var notification = Samples.notification("desk", "a", 1);

        assertThat(channel(Security.STARTTLS, OWN).send(notification)).isEqualTo(new Delivered(null));

        var mail = parsed(server.mails.getFirst());
        assertThat(mail.getSubject()).isEqualTo("HIGH · Embassies: Embassy in Norland to reopen");
        assertThat(mail.getMessageID()).isEqualTo("<" + notification.id() + ".desk@tidings.example>");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("https://news.example/embassy?a=1&b=2")
                .contains("  > The envoys agreed that the embassy in Norland will reopen in May.")
                .contains("Did not hit: ambassador");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("<a href=\"https://news.example/embassy?a=1&amp;b=2\">Embassy in Norland to reopen</a>")
                .contains("the <b>embassy</b> in Norland");
        assertThat(server.mails.getFirst().secure()).isTrue();
    }

    @Test
    void repeatHasTheSameIdAndVersionsOfAStoryAreOneConversation() throws Exception {
        var channel = channel(Security.STARTTLS, OWN);

        channel.send(Samples.notification("desk", "a", 1));
        channel.send(Samples.notification("desk", "a", 1));
        channel.send(Samples.notification("desk", "a", 2));

        assertThat(parsed(server.mails.get(1)).getMessageID())
                .isEqualTo(parsed(server.mails.get(0)).getMessageID());
        assertThat(parsed(server.mails.get(2)).getMessageID())
                .isNotEqualTo(parsed(server.mails.get(0)).getMessageID());
        assertThat(parsed(server.mails.get(2)).getHeader("References"))
                .isEqualTo(parsed(server.mails.get(0)).getHeader("References"));
    }

    @Test
    void tlsFromTheFirstByteWorksToo() throws Exception {
        try (var secure = new FakeSmtp(true)) {
            secure.password = server.password;

            assertThat(channel(secure, Security.TLS, OWN).send(Samples.notification("desk", "a", 1)))
                    .isEqualTo(new Delivered(null));
            assertThat(secure.mails.getFirst().secure()).isTrue();
        }
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() {
        assertThat(channel(Security.STARTTLS, Set.of()).send(Samples.notification("desk", "a", 1)))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.cause()).isEqualTo(Cause.NETWORK);
                    assertThat(failed.retry()).isTrue();
                });
        assertThat(server.mails).isEmpty();
    }

    @Test
    void serverWithoutTlsGetsNeitherPasswordNorMail() {
        server.offersTls = false;

        assertThat(channel(Security.STARTTLS, OWN).send(Samples.notification("desk", "a", 1)))
                .isInstanceOf(Failed.class);
        assertThat(server.mails).isEmpty();
    }

    @Test
    void wrongPasswordIsAnAuthFailureAndNothingOfTheAnswerIsRepeated() {
        server.password = "another";

        assertThat(channel(Security.STARTTLS, OWN).send(Samples.notification("desk", "a", 1)))
                .isEqualTo(new Failed(
                        Cause.AUTH, false, null, "the mail server does not accept username and password", null));
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,           451 4.3.0 later secret,     SERVER,   true,  the mail server answered 451",
        "MAIL,           550 5.7.1 never secret,     REJECTED, false, the mail server answered 550"
    })
    void codeDecidesWhetherItIsTriedAgain(String where, String answer, Cause cause, boolean retry, String reason) {
        server.refusals.put(where, answer);

        assertThat(channel(Security.STARTTLS, OWN).send(Samples.notification("desk", "a", 1)))
                .isEqualTo(new Failed(cause, retry, null, reason, null));
    }

    @Test
    void recipientWhoIsRefusedForGoodDoesNotHoldUpTheOthers() {
        server.refusals.put("b@desk.example", "550 no such mailbox");

        assertThat(channel(Security.STARTTLS, OWN).send(Samples.notification("desk", "a", 1)))
                .isEqualTo(new Delivered(null));
        assertThat(server.mails.getFirst().recipients()).containsExactly("a@desk.example");
    }

    @Test
    void recipientWhoIsRefusedForNowIsTriedAgainAlone() {
        server.refusals.put("b@desk.example", "450 mailbox busy");
        var channel = channel(Security.STARTTLS, OWN);
        var notification = Samples.notification("desk", "a", 1);

        var first = channel.send(notification);
        server.refusals.clear();
        var second = channel.send(notification, new Memory(first.references()));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.retry()).isTrue());
        assertThat(second).isEqualTo(new Delivered(null));
        assertThat(server.mails)
                .extracting(FakeSmtp.Mail::recipients)
                .containsExactly(List.of("a@desk.example"), List.of("b@desk.example"));
    }

    @Test
    void serverThatSaysNothingIsLeftAtTheDeadline() {
        server.silent = true;
        var settings = settings(server, Security.STARTTLS, Duration.ofMillis(300));
        var channel = new EmailChannel(settings, wires(OWN, "127.0.0.0/8"), () -> START);

        assertThat(channel.send(Samples.notification("desk", "a", 1))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(Cause.NETWORK);
            assertThat(failed.retry()).isTrue();
        });
    }

    @Test
    void addressThatIsOffLimitsIsNotConnectedTo() {
        var settings = settings(server, Security.STARTTLS, Duration.ofSeconds(10));
        var channel = new EmailChannel(settings, wires(OWN, "10.0.0.0/8"), () -> START);

        assertThat(channel.send(Samples.notification("desk", "a", 1))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.retry()).isFalse();
            assertThat(failed.reason()).contains("127.0.0.1").contains("net.allow");
        });
    }

    @Test
    void noHeaderCanBeAddedFromAFeed() {
        var evil = "Peace\r\nBcc: everybody@evil.example\r\n\r\n<html>\u2028X-Evil: 1";

        channel(Security.STARTTLS, OWN)
                .send(Grouping.notification(
                        "desk",
                        alert("a").title(evil).theme("t", evil).publisher(evil).build()));

        var mail = server.mails.getFirst();
        assertThat(mail.recipients()).containsExactly("a@desk.example", "b@desk.example");
        assertThat(mail.headers())
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "References",
                        "Auto-Submitted",
                        "MIME-Version",
                        "Content-Type",
                        "X-Tidings-Notification");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "desk", "a@b\r\nX: 1", "Desk <a@b.example>", "a@b.example, c@d.example", "a b@c.example"})
    void addressThatIsNotPlainIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailSettings(
                        "mail.example", 0, null, null, null, "t@tidings.example", List.of(address), null, null))
                .withMessageContaining("email.to");
    }

    @Test
    void passwordIsNotSentInTheOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailSettings(
                        "mail.example",
                        0,
                        Security.NONE,
                        "desk",
                        new Secret("x"),
                        "t@tidings.example",
                        List.of("a@desk.example"),
                        null,
                        null))
                .withMessageContaining("email.security");
    }

    private EmailChannel channel(Security security, Set<String> unverified) {
        return channel(server, security, unverified);
    }

    private static EmailChannel channel(FakeSmtp server, Security security, Set<String> unverified) {
        return new EmailChannel(
                settings(server, security, Duration.ofSeconds(10)), wires(unverified, "127.0.0.0/8"), () -> START);
    }

    private static EmailSettings settings(FakeSmtp server, Security security, Duration timeout) {
        return new EmailSettings(
                "127.0.0.1",
                server.port(),
                security,
                "desk",
                new Secret("password-canary"),
                "alerts@tidings.example",
                List.of("a@desk.example", "b@desk.example"),
                null,
                timeout);
    }

    private static Wires wires(Set<String> unverified, String allowed) {
        return new Wires(new SentRequests(), GuardedSockets.of(List.of(Cidr.parse(allowed))), unverified);
    }

    private static MimeMessage parsed(FakeSmtp.Mail mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.ISO_8859_1)));
    }
}
