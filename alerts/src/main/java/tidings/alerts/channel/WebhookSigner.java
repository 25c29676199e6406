package tidings.alerts.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks say: {@code v1,} and the base64 of an HMAC-SHA256 over id, time and body, once
 * for each key.
 *
 * <p>Immutable, safe from any thread.
 */
final class WebhookSigner {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets at least one
     * @throws IllegalArgumentException if one is not base64; does not quote it
     */
    WebhookSigner(List<Secret> secrets) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(key(secret), ALGORITHM))
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a webhook needs a secret to sign with");
        }
    }

    /**
     * The bytes of a key, with or without the prefix {@code whsec_} and with or without base64 padding.
     *
     * @throws IllegalArgumentException if it is empty or not base64; does not quote it
     */
    static byte[] key(Secret secret) {
        var text = secret.reveal();
        var encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            var key = Base64.getDecoder().decode(encoded);
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // falls through: its message would quote a part of the key
        }
        throw new IllegalArgumentException("a key in webhook.secrets is not whsec_ and base64");
    }

    /**
     * The value of the header {@code webhook-signature}: one signature a key, separated by spaces.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}, in seconds since 1970
     * @param body the bytes as they are sent
     */
    String sign(String id, long timestamp, byte[] body) {
        return keys.stream().map(key -> sign(key, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    private static String sign(SecretKeySpec key, String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
