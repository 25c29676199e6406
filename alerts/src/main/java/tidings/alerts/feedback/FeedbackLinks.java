package tidings.alerts.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tidings.alerts.channel.Secret;
import tidings.events.Alert;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.topic.PoisonException;

/**
 * Makes and checks the links by which a message asks for feedback: {@code <public-url>/feedback/<ticket>.<signature>},
 * both in base64url, the signature HMAC-SHA256 over the ticket's characters. Who has the link may use it; nobody can make
 * another one without a key.
 *
 * <p>Immutable, safe from any thread.
 */
public final class FeedbackLinks {
    /** Makes no links. */
    public static final FeedbackLinks NONE = new FeedbackLinks(FeedbackSettings.OFF);

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_TOKEN = 2_000;

    private final FeedbackSettings settings;

    /**
     * @param settings address and keys
     */
    public FeedbackLinks(FeedbackSettings settings) {
        this.settings = settings;
    }

    /** The notification with a link for each alert that it carries; as it is if nobody is asked for feedback. */
    public Notification on(Notification notification) {
        if (!settings.on()) {
            return notification;
        }
        var links = new LinkedHashMap<String, String>();
        notification.alerts().forEach(alert -> links.put(alert.id(), link(alert, notification)));
        return notification.withFeedback(links);
    }

    /** What the last part of a link's path allows; empty if it was not signed with one of the keys, or is over. */
    Optional<Ticket> open(String token, Instant now) {
        var dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var ticket = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(UTF_8);
        if (settings.secrets().stream().noneMatch(secret -> MessageDigest.isEqual(sign(secret, ticket), given))) {
            return Optional.empty();
        }
        return read(ticket).filter(one -> now.isBefore(one.expires()));
    }

    private String link(Alert alert, Notification notification) {
        var title = alert.title();
        var end = title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length())));
        var ticket = new Ticket(
                alert.id(),
                alert.version(),
                alert.theme(),
                notification.receiver(),
                notification.created().plus(settings.validFor()).truncatedTo(ChronoUnit.SECONDS),
                title.substring(0, end));
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(ticket));
        var signature = new String(sign(settings.secrets().getFirst(), text), UTF_8);
        return settings.publicUrl() + "/feedback/" + text + "." + signature;
    }

    private static Optional<Ticket> read(String ticket) {
        try {
            return Optional.of(Json.read(Base64.getUrlDecoder().decode(ticket), Ticket.class));
        } catch (PoisonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] sign(Secret secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encode(mac.doFinal(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
