package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import tidings.events.Alert;

/** What a match makes of its story. */
public sealed interface Telling {
    /**
     * A version of the story's alert.
     *
     * @param alert the version to raise
     */
    record Raise(Alert alert) implements Telling {
        public Raise {
            requireNonNull(alert, "alert");
        }
    }

    /**
     * Nothing that anybody should be told.
     *
     * @param reason why not
     */
    record Silence(Reason reason) implements Telling {
        public Silence {
            requireNonNull(reason, "reason");
        }
    }

    /** Why a match raises nothing. */
    enum Reason {
        /** The article was old when its feed was first polled. */
        HISTORY("history"),
        /** The alert that there is says as much already. */
        KNOWN("known");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The word for it in metrics. */
        public String word() {
            return word;
        }
    }
}
