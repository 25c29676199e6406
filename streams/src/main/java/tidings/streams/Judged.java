package tidings.streams;

import java.util.List;
import tidings.events.LedgerEntry;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Match;

/**
 * A sighting after all themes were asked.
 *
 * @param sighting what was seen
 * @param matches the themes that are about it, as they travel on to their stories
 * @param asked ids of the themes that want a second opinion
 * @param ending where the sighting ended
 */
record Judged(Sighting sighting, List<Match> matches, List<String> asked, LedgerEntry.Sighting ending) {
    Judged {
        matches = List.copyOf(matches);
        asked = List.copyOf(asked);
    }
}
