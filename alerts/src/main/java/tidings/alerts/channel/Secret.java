package tidings.alerts.channel;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A value that must be seen by nobody but the receiver it is for: a webhook's address, a signing key. Whatever prints,
 * logs or serialises it shows {@code ***}; only {@link #reveal} gives it away.
 *
 * <p>Immutable, safe from any thread.
 */
public final class Secret {
    private static final String HIDDEN = "***";

    private final String value;

    /**
     * @param value the value; not blank
     * @throws IllegalArgumentException if it is blank, which mostly means that a variable of the environment is not set
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret(String value) {
        this.value = requireNonNull(value, "value").strip();
        if (this.value.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty; is its variable set in the environment?");
        }
    }

    /** The value itself, for the one place that sends or signs with it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always {@code ***}. */
    @JsonValue
    @Override
    public String toString() {
        return HIDDEN;
    }
}
