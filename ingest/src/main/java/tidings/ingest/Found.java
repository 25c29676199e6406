package tidings.ingest;

import java.time.Instant;
import java.util.List;
import tidings.events.FeedStatus.SeenItem;
import tidings.ingest.format.Hints;

/** What a feed's body was found to hold. */
sealed interface Found {
    /** The body that we have. */
    record Same() implements Found {}

    /** Nothing that can be read. */
    record Unreadable(String reason) implements Found {}

    /**
     * There was no time to read it.
     *
     * @param begun false if others were read all the time, so that the feed is not at fault
     */
    record Late(boolean begun) implements Found {}

    /**
     * A feed's document.
     *
     * @param bodyHash fingerprint of the body
     * @param hints what it asks of those who poll it
     * @param problems what was wrong with it and could be repaired
     * @param dates when its items appeared, as they say; in its order
     * @param items what became of them
     * @param remembered the items that are to be remembered from now on
     */
    record Document(
            String bodyHash,
            Hints hints,
            List<String> problems,
            List<Instant> dates,
            Polled.Items items,
            List<SeenItem> remembered)
            implements Found {
        public Document {
            problems = List.copyOf(problems);
            dates = List.copyOf(dates);
            remembered = List.copyOf(remembered);
        }
    }
}
