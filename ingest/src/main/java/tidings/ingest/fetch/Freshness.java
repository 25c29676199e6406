package tidings.ingest.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.net.Response;

/** How long a server says that its answer stays fresh (RFC 9111): {@code Cache-Control}, else {@code Expires}. */
final class Freshness {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})");
    private static final Pattern NO_CACHE = Pattern.compile("(?:^|[,\\s])no-(?:cache|store)(?![\\w=-])");

    private Freshness() {}

    /** The time from the answer on; null if the server says nothing, or that it may change at any moment. */
    static @Nullable Duration of(Response response) {
        var control = String.join(", ", response.headers().getOrDefault("Cache-Control", java.util.List.of()))
                .toLowerCase(Locale.ROOT);
        if (NO_CACHE.matcher(control).find()) {
            return null;
        }
        var age = MAX_AGE.matcher(control);
        if (age.find()) {
            return positive(Duration.ofSeconds(Long.parseLong(age.group(1))).minus(age(response)));
        }
        return control.isBlank() ? expires(response) : null;
    }

    private static Duration age(Response response) {
        return response.header("Age")
                .filter(text -> text.strip().matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                .orElse(Duration.ZERO);
    }

    /** A date has the form that {@code Retry-After} may have, too; a bare number is no date. */
    private static @Nullable Duration expires(Response response) {
        return response.header("Expires")
                .filter(text -> !text.strip().matches("[0-9]*"))
                .flatMap(text -> tidings.net.RetryAfter.parse(text, response.received()))
                .map(Freshness::positive)
                .orElse(null);
    }

    private static @Nullable Duration positive(Duration time) {
        return time.isPositive() ? time : null;
    }
}
