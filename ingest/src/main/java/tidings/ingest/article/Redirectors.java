package tidings.ingest.article;

import java.util.Set;
import java.util.regex.Pattern;

/** Addresses that carry another one and lead on to it: what search engines' alerts and social networks link to. */
final class Redirectors {
    private static final Pattern GOOGLE = Pattern.compile("(?:www\\.)?google\\.[a-z.]{2,6}");
    private static final Pattern BING = Pattern.compile("(?:www\\.)?bing\\.com");
    private static final Pattern FACEBOOK = Pattern.compile("lm?\\.facebook\\.com|l\\.instagram\\.com");

    private Redirectors() {}

    /** The parameters in which an address at this place carries its target; empty if it leads nowhere else. */
    static Set<String> parameters(String host, String path) {
        if (path.equals("/url") && GOOGLE.matcher(host).matches()) {
            return Set.of("url", "q");
        } else if (path.equalsIgnoreCase("/news/apiclick.aspx")
                && BING.matcher(host).matches()) {
            return Set.of("url");
        } else if (path.equals("/l.php") && FACEBOOK.matcher(host).matches()) {
            return Set.of("u");
        }
        return Set.of();
    }
}
