package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
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
     * Something for review, which is in no story.
     *
     * @param alert what an alert about it would be
     */
    record Review(Alert alert) implements Telling {
        public Review {
            requireNonNull(alert, "alert");
        }
    }

    /**
     * Nothing that anybody should be told.
     *
     * @param reason why not
     * @param story the story that it is in; null if it is in none
     */
    record Silence(Reason reason, @Nullable Story story) implements Telling {
        public Silence {
            requireNonNull(reason, "reason");
        }
    }

    /** Why a match raises nothing. */
    enum Reason {
        /** The article was old when its feed was first polled. */
        HISTORY("history"),
        /** The alert that there is says as much already. */
        KNOWN("known"),
        /** The second opinion on an article of the story was heard. */
        HEARD("heard"),
        /** The article is a copy of one that the story has, for readers who have it already. */
        COPY("copy"),
        /** The article is in the story, and says nothing that the alert does not. */
        JOINED("joined"),
        /** The theme waits for more publishers. */
        UNCONFIRMED("unconfirmed");

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
