package tidings.streams;

import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.LedgerEntry;
import tidings.streams.story.Match;

/**
 * What came of a match, or of a look at the agenda, on its way to the topics.
 *
 * @param alert the version to write; null if there is none
 * @param topic true if the version also goes to its theme's own topic
 * @param entry what the ledger says of the match; null if nothing
 * @param match the match, where the ledger says something of it
 * @param review true if the version goes to the topic of what is for review, and nowhere else
 */
record Told(
        @Nullable Alert alert,
        boolean topic,
        @Nullable LedgerEntry entry,
        @Nullable Match match,
        boolean review) {
    Told(@Nullable Alert alert, boolean topic, @Nullable LedgerEntry entry, @Nullable Match match) {
        this(alert, topic, entry, match, false);
    }
}
