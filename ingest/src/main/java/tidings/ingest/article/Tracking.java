package tidings.ingest.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which query parameters track readers: those of the list {@code tracking-parameters.txt}, and those such as {@code
 * ref=rss} whose value says that the reader came from a feed.
 */
final class Tracking {
    private static final List<Rule> RULES = rules();
    private static final Set<String> REFERRERS = Set.of(
            "ref", "source", "src", "from", "via", "cmp", "mod", "partner", "campaign", "medium", "traffic_source");
    private static final Pattern FEED_VALUE =
            Pattern.compile("(?i)(?:[a-z]*[-_])?(?:rss|atom|feed|feedburner|newsfeed)(?:[-_0-9].*)?");

    private Tracking() {}

    /** Whether a parameter of an address on this host says nothing of what is read. */
    static boolean tracks(String host, String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("amp") && value.matches("|1|true") || lower.equals("outputtype") && value.equals("amp")) {
            return true; // the same page for another device
        }
        return REFERRERS.contains(lower)
                        && value.length() < 60
                        && FEED_VALUE.matcher(value).matches()
                || RULES.stream().anyMatch(rule -> rule.concerns(host, lower));
    }

    private static List<Rule> rules() {
        try (InputStream list = Tracking.class.getResourceAsStream("tracking-parameters.txt")) {
            if (list == null) {
                throw new IllegalStateException("tracking-parameters.txt is not beside its class");
            }
            List<Rule> rules = new ArrayList<>();
            for (var line : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rules.add(Rule.of(line.strip()));
                }
            }
            return List.copyOf(rules);
        } catch (IOException e) {
            throw new UncheckedIOException("tracking-parameters.txt cannot be read", e);
        }
    }

    /** A line of the list; without a host it concerns all. */
    private record Rule(String host, String name, boolean prefix) {
        static Rule of(String line) {
            var space = line.indexOf(' ');
            var host = space < 0 ? "" : line.substring(0, space);
            var name = line.substring(space + 1).strip();
            var prefix = name.endsWith("*");
            return new Rule(host, prefix ? name.substring(0, name.length() - 1) : name, prefix);
        }

        boolean concerns(String where, String parameter) {
            return (prefix ? parameter.startsWith(name) : parameter.equals(name))
                    && (host.isEmpty() || where.equals(host) || where.endsWith("." + host));
        }
    }
}
