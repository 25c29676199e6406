package tidings.ingest.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes absolute web addresses of what feeds write. Pure functions that never throw. */
public final class Links {
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#]+.*", Pattern.DOTALL);
    private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String ILLEGAL = " \"<>\\^`{|}";
    private static final int LONGEST = 4096;

    private Links() {}

    /**
     * The absolute http or https address of a reference.
     *
     * @param base what the reference is relative to; null or of another kind if it must be absolute itself
     * @param reference as written; characters that no address may hold are escaped
     * @return null if there is none, it is longer than 4,096 characters, or of another scheme
     */
    public static @Nullable String resolve(@Nullable String base, @Nullable String reference) {
        if (reference == null || reference.isBlank() || reference.length() > LONGEST) {
            return null;
        }
        var escaped = escape(BREAKS.matcher(reference.strip()).replaceAll(""));
        try {
            if (SCHEME.matcher(escaped).matches()) {
                return WEB.matcher(escaped).matches() ? new URI(escaped).toString() : null;
            }
            return base == null ? null : web(resolveIn(new URI(escape(base.strip())), escaped));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** True for an absolute http or https address. */
    public static boolean isWeb(@Nullable String address) {
        return address != null
                && address.length() <= LONGEST
                && WEB.matcher(address.strip()).matches();
    }

    /** {@link URI#resolve} goes by an older standard in these first cases. */
    private static String resolveIn(URI base, String reference) throws URISyntaxException {
        var scheme = base.getScheme();
        var authority = base.getRawAuthority();
        if (scheme == null || authority == null) {
            return "";
        }
        var path = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        var root = scheme.toLowerCase(Locale.ROOT) + "://" + authority;
        var query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
        return switch (reference.charAt(0)) {
            case '?' -> root + path + reference;
            case '#' -> root + path + query + reference;
            default -> new URI(root + path).resolve(reference).toString();
        };
    }

    private static @Nullable String web(String address) {
        return isWeb(address) ? address : null;
    }

    private static String escape(String address) {
        var out = new StringBuilder(address.length() + 8);
        BARE_PERCENT.matcher(address).replaceAll("%25").codePoints().forEach(c -> {
            if (c <= 0x20 || c == 0x7f || ILLEGAL.indexOf(c) >= 0) {
                out.append('%').append("%02X".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
