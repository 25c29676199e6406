package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Settings of {@link WebhookChannel}.
 *
 * @param url where to post to
 * @param secrets signing keys, each {@code whsec_} and the base64 of 24 to 64 bytes; 1 to 5. While a key is replaced,
 *     the old and the new one both sign
 * @param timeout how long the receiver may take to answer; 45 seconds if absent, at most 10 minutes
 */
public record WebhookSettings(Secret url, List<Secret> secrets, Duration timeout) implements ChannelSettings {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(45);
    private static final int MOST_SECRETS = 5;

    public WebhookSettings {
        requireNonNull(url, "webhook.url");
        Targets.check("webhook.url", url);
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw new IllegalArgumentException(
                    "webhook.secrets must hold 1 to 5 keys, each whsec_ and the base64 of 24 to 64 random bytes");
        }
        secrets.forEach(WebhookSettings::checkSecret);
        timeout = timeout == null ? USUAL_TIMEOUT : timeout;
        Targets.checkTimeout("webhook.timeout", timeout);
    }

    /** Settings with the usual timeout. */
    public WebhookSettings(Secret url, List<Secret> secrets) {
        this(url, secrets, USUAL_TIMEOUT);
    }

    private static void checkSecret(Secret secret) {
        var bytes = WebhookSigner.key(secret).length;
        if (bytes < 24 || bytes > 64) {
            throw new IllegalArgumentException("a key in webhook.secrets has " + bytes
                    + " bytes; it must be whsec_ and the base64 of 24 to 64 random bytes");
        }
    }
}
