package tidings.alerts.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A web address that may be put into a message: http or https, ASCII only, without user information (which is how
 * {@code https://bank.example@evil.example} deceives) and without the characters that markup is made of. A host in other
 * letters than ASCII is not linked unless it is written in its ASCII form.
 *
 * @param url the address
 * @param host where it really leads, to be shown beside the words that are linked
 */
record Link(String url, String host) {
    private static final int LONGEST = 2_000;

    /** The address as a link, or null if it is none that may be linked. */
    static @Nullable Link of(String address) {
        try {
            var uri = new URI(address.strip());
            var host = uri.getHost();
            if (!web(uri) || host == null || uri.getRawUserInfo() != null) {
                return null;
            }
            var url = inert(uri.toASCIIString());
            return url.length() > LONGEST ? null : new Link(url, host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean web(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    /** What java.net.URI lets through and markup would act on. */
    private static String inert(String url) {
        return url.replace("*", "%2A")
                .replace("~", "%7E")
                .replace("'", "%27")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("`", "%60")
                .replace("|", "%7C");
    }
}
