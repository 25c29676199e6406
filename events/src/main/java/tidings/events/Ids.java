package tidings.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Every id that is stored. An id is the first 128 bits of a SHA-256 over its parts, as 32 lower-case hexadecimal
 * digits; each part is preceded by its length, so that no two lists of parts run together. These functions are part of
 * the stored data: a change to one makes old records unreachable.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Ids {
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final int ID_BYTES = 16;
    /** Hexadecimal digits of a mark: as many bits as every reader of JSON takes for a whole number. */
    private static final int MARK_DIGITS = 13;

    private static final int MAX_MARKS = 30;
    private static final char FIRST_MARK = '\u0300';
    private static final char JOINER = '\u034F';
    private static final Pattern LONG_MARKS = Pattern.compile("\\p{Mn}{" + MAX_MARKS + "}");

    private Ids() {}

    /**
     * Which article, for one with an address of its own.
     *
     * @param identityUrl the canonical URL without scheme, leading {@code www.} and trailing slash
     */
    public static String article(String identityUrl) {
        return hash("article", "url", identityUrl);
    }

    /**
     * Which article, for one that only its publisher's identifier tells apart.
     *
     * @param scope within what the identifier is unique: the feed's domain, or a URL that several items share
     * @param guid the publisher's identifier, or failing that the title
     */
    public static String articleIn(String scope, String guid) {
        return hash("article", "guid", scope, guid);
    }

    /** Which text of an article: equal for texts that differ only in white space or Unicode composition. */
    public static String revision(String title, String summary, String text) {
        return hash("revision", normalize(title), normalize(summary), normalize(text));
    }

    /**
     * Which feed.
     *
     * @param url the address as it was first added, normalised
     */
    public static String feed(String url) {
        return hash("feed", url);
    }

    /** Which story: a theme's line of reports that began with this article. */
    public static String story(String theme, String firstArticle) {
        return hash("story", theme, firstArticle);
    }

    /** Which alert: there is one for each story of a theme. */
    public static String alert(String theme, String firstArticle) {
        return hash("alert", theme, firstArticle);
    }

    /**
     * Which message to a receiver.
     *
     * @param receiver the receiver's name
     * @param group what its alerts have in common
     * @param alerts the alerts it carries, each as {@code <alert id>.<version>}
     */
    public static String notification(String receiver, String group, Iterable<String> alerts) {
        return hash("notification", receiver, group, String.join(",", alerts));
    }

    /**
     * Which feedback.
     *
     * @param alert id of the alert
     * @param by who gave it
     * @param kind what kind of feedback; one person gives one of each kind
     */
    public static String feedback(String alert, String by, String kind) {
        return hash("feedback", alert, by, kind);
    }

    /** Fingerprint of any text, for telling whether two are the same. */
    public static String text(String text) {
        return hash("text", text);
    }

    /** Fingerprint of any bytes, for telling whether two are the same. */
    public static String bytes(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes), 0, ID_BYTES);
    }

    /** Fingerprint of any text as a number of 52 bits, which is never 0: for what is kept in great number. */
    public static long mark(String text) {
        var mark = Long.parseLong(hash("mark", text).substring(0, MARK_DIGITS), 16);
        return mark == 0 ? 1 : mark;
    }

    static String hash(String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static String normalize(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(withShortMarks(text), Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /**
     * Cuts runs of combining marks that no script needs, since composing takes the square of their length. They are
     * parted by an invisible joiner, as Unicode's stream-safe text is.
     */
    private static CharSequence withShortMarks(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isMark(text.charAt(i)) ? run + 1 : 0;
            if (run > MAX_MARKS) {
                return LONG_MARKS.matcher(text).replaceAll("$0" + JOINER);
            }
        }
        return text;
    }

    private static boolean isMark(char c) {
        return c >= FIRST_MARK && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
