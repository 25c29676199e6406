package tidings.alerts.group;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import tidings.events.Alert;

/**
 * An alert that waits to be told, in its newest version.
 *
 * @param version {@code <alert id>.<version>}
 * @param alert the alert; absent if the message that was held back named it without carrying it
 */
public record Waiting(String version, @Nullable Alert alert) {
    public Waiting {
        requireNonNull(version, "version");
    }

    static Waiting of(Alert alert) {
        return new Waiting(alert.versionId(), alert);
    }
}
