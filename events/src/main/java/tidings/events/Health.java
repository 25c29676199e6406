package tidings.events;

import static java.util.Objects.requireNonNull;

/** Whether a {@link Component} does its work. */
public sealed interface Health {
    /** It works. */
    record Up() implements Health {}

    /**
     * It does not work yet, and will by itself: it is starting, restoring or rebalancing.
     *
     * @param reason what it waits for, for a person to read
     */
    record Waiting(String reason) implements Health {
        public Waiting {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * It has stopped working and will not recover by itself.
     *
     * @param reason what happened and what to do, for a person to read
     */
    record Down(String reason) implements Health {
        public Down {
            requireNonNull(reason, "reason");
        }
    }
}
