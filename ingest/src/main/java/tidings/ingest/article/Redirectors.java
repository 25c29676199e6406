package tidings.ingest.article;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that carry another one and lead on to it: what search engines' alerts, social networks, mail filters and AMP's
 * caches link to. Pure functions.
 */
final class Redirectors {
    private static final List<Rule> RULES = List.of(
            new Rule("(?:www\\.)?google\\.[a-z.]{2,6}", "/url", "url", "q"),
            new Rule("(?:www\\.)?bing\\.com", "/news/apiclick\\.aspx", "url"),
            new Rule("lm?\\.facebook\\.com|l\\.instagram\\.com|l\\.messenger\\.com", "/(?:l\\.php)?", "u"),
            new Rule("(?:www\\.)?youtube\\.com", "/redirect", "q"),
            new Rule("out\\.reddit\\.com", "/.*", "url"),
            new Rule("(?:m\\.|www\\.)?vk\\.com", "/away\\.php", "to"),
            new Rule("t\\.umblr\\.com", "/redirect", "z"),
            new Rule("(?:www\\.)?duckduckgo\\.com", "/l/", "uddg"),
            new Rule("slack-redir\\.net", "/link", "url"),
            new Rule("(?:www\\.)?linkedin\\.com", "/(?:redir/redirect|safety/go)", "url"),
            new Rule("[a-z0-9]+\\.safelinks\\.protection\\.outlook\\.com", "/.*", "url"));

    /** AMP's pages in Google's viewer and in caches, whose path holds the address, with an s for https before it. */
    private static final Pattern AMP_VIEWER = Pattern.compile("(?:www\\.)?google\\.[a-z.]{2,6}/amp/(s/)?(.+)");

    private static final Pattern AMP_CACHE =
            Pattern.compile("[a-z0-9-]+\\.(?:cdn\\.ampproject\\.org|bing-amp\\.com)/(?:[civ]|wp)/(s/)?(.+)");

    private Redirectors() {}

    /** The parameters in which an address at this place carries its target; empty if it leads nowhere else. */
    static Set<String> parameters(String host, String path) {
        for (var rule : RULES) {
            if (rule.host.matcher(host).matches() && rule.path.matcher(path).matches()) {
                return rule.parameters;
            }
        }
        return Set.of();
    }

    /** The address of which this is a copy that a cache of AMP pages holds; null if it is none. */
    static @Nullable String cached(String host, String path) {
        for (var pattern : List.of(AMP_VIEWER, AMP_CACHE)) {
            var found = pattern.matcher(host + path);
            if (found.matches() && found.group(2).matches("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?:[/?].*)?")) {
                return (found.group(1) == null ? "http://" : "https://") + found.group(2);
            }
        }
        return null;
    }

    /** Where a site leads on, and in which parameters. */
    private record Rule(Pattern host, Pattern path, Set<String> parameters) {
        Rule(String host, String path, String... parameters) {
            this(Pattern.compile(host), Pattern.compile("(?i)" + path), Set.of(parameters));
        }
    }
}
