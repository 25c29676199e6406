package tidings.app.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A part of the work that an instance takes on. An instance takes on all of it unless told otherwise. */
public enum Role {
    /** Polls feeds. */
    INGEST,
    /** Matches articles against themes. */
    STREAMS,
    /** Routes and delivers alerts. */
    ALERTS,
    /** Serves metrics and health. */
    CONSOLE;

    /** All of the work. */
    public static Set<Role> all() {
        return EnumSet.allOf(Role.class);
    }

    /** The word used on the command line. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word} writes.
     *
     * @throws IllegalArgumentException for another word; lists the allowed ones
     */
    public static Role of(String word) {
        for (var role : values()) {
            if (role.word().equals(word.strip())) {
                return role;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is not a role; allowed: ingest, streams, alerts, console");
    }
}
