package tidings.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The address that a hub is given for one subscription. It says itself what it is for and is signed, so that every
 * instance understands it without asking another, and nobody else can make one. The secret with which the hub signs what
 * it sends is derived from it.
 *
 * @param feed the key of the feed
 * @param topic the feed's address as the hub knows it
 * @param token the last part of the address's path
 * @param secret what the hub signs with: 64 hexadecimal digits
 */
record Callback(String feed, String topic, String token, String secret) {
    private static final int LONGEST_TOKEN = 8_000;
    private static final Set<String> METHODS = Set.of("sha1", "sha256", "sha384", "sha512");

    /** The callback for a subscription, signed with the first key. */
    static Callback of(String feed, String topic, List<String> keys) {
        var what = encoded((feed + "\n" + topic).getBytes(UTF_8));
        var key = keys.getFirst();
        return new Callback(feed, topic, what + "." + encoded(mac("HmacSHA256", key, what)), secret(key, what));
    }

    /** The callback that a token stands for; empty if it was not signed with one of the keys. */
    static Optional<Callback> open(String token, List<String> keys) {
        var dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        var what = token.substring(0, dot);
        var given = token.substring(dot + 1).getBytes(UTF_8);
        return keys.stream()
                .filter(key -> MessageDigest.isEqual(
                        encoded(mac("HmacSHA256", key, what)).getBytes(UTF_8), given))
                .findFirst()
                .map(key -> {
                    var parts = new String(Base64.getUrlDecoder().decode(what), UTF_8).split("\n", 2);
                    return new Callback(parts[0], parts[1], token, secret(key, what));
                });
    }

    /**
     * True if a body was signed with this subscription's secret.
     *
     * @param signature the header {@code X-Hub-Signature}: method, equals sign, hexadecimal digits; null if there is none
     */
    boolean signed(byte[] body, @Nullable String signature) {
        var parts = signature == null ? new String[0] : signature.strip().split("=", 2);
        if (parts.length != 2 || !METHODS.contains(parts[0].toLowerCase(Locale.ROOT))) {
            return false;
        }
        var algorithm = "Hmac" + parts[0].toUpperCase(Locale.ROOT);
        var expected = HexFormat.of().formatHex(mac(algorithm, secret, body));
        return MessageDigest.isEqual(
                expected.getBytes(UTF_8),
                parts[1].strip().toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    /** What it is for; no secret. */
    @Override
    public String toString() {
        return "Callback[" + feed + "]";
    }

    private static String secret(String key, String what) {
        return HexFormat.of().formatHex(mac("HmacSHA256", key, "secret " + what));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(String algorithm, String key, String text) {
        return mac(algorithm, key, text.getBytes(UTF_8));
    }

    private static byte[] mac(String algorithm, String key, byte[] bytes) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
