package tidings.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.LedgerEntry;

/**
 * What the ledger says of one article: its sightings, oldest first. Of very many the first and the latest are kept.
 *
 * @param sightings at most {@value #MOST}
 * @param left how many are not kept any more
 */
public record Page(List<LedgerEntry.Sighting> sightings, int left) {
    /** So many sightings of an article are kept. */
    static final int MOST = 16;

    public Page {
        sightings = List.copyOf(sightings);
    }

    /** The page with another sighting. */
    public static Page with(@Nullable Page before, LedgerEntry.Sighting sighting) {
        if (before == null) {
            return new Page(List.of(sighting), 0);
        }
        var all = new ArrayList<>(before.sightings);
        all.add(sighting);
        var full = all.size() > MOST;
        if (full) {
            all.remove(1);
        }
        return new Page(all, before.left + (full ? 1 : 0));
    }
}
