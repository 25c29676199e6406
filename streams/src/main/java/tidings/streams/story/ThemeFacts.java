package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import tidings.events.Severity;
import tidings.events.Theme;

/**
 * What a story needs to know of its theme.
 *
 * @param id id of the theme
 * @param name what people call it
 * @param version the author's count
 * @param hash fingerprint of its queries
 * @param severity how much it matters
 * @param topic true if the theme has a topic of its own
 * @param confirm how many independent publishers it takes; null if one is enough
 */
public record ThemeFacts(
        String id,
        String name,
        int version,
        String hash,
        Severity severity,
        boolean topic,
        Theme.@Nullable Confirm confirm) {
    public ThemeFacts {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(hash, "hash");
        requireNonNull(severity, "severity");
    }

    /** What a match says of its theme. */
    public static ThemeFacts of(Match match) {
        return new ThemeFacts(
                match.theme(),
                match.themeName(),
                match.themeVersion(),
                match.themeHash(),
                match.severity(),
                match.topic(),
                match.confirm());
    }

    /** True if so few publishers alert nobody. */
    boolean waits(int publishers) {
        return confirm != null && confirm.severity() == null && publishers < confirm.publishers();
    }

    /** How much a story matters that so many publishers report. */
    Severity severity(int publishers) {
        return confirm != null && confirm.severity() != null && publishers >= confirm.publishers()
                ? confirm.severity()
                : severity;
    }
}
