package tidings.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import tidings.events.LedgerEntry;
import tidings.events.ThemeOutcome;
import tidings.streams.ledger.Page;
import tidings.streams.ledger.Shelf;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Match;

/**
 * Tells the themes that matched an article's text before, and do not match the one that has come in its place. The ledger
 * knows which; it is asked before it takes the new text.
 */
final class WithdrawStep extends ContextualProcessor<String, Judged, String, Match> {
    @SuppressWarnings("NullAway.Init") // Kafka calls init first
    private TimestampedKeyValueStore<String, Page> pages;

    @Override
    public void init(ProcessorContext<String, Match> context) {
        super.init(context);
        pages = context.getStateStore(Shelf.PAGES.store());
    }

    @Override
    public void process(Record<String, Judged> entry) {
        if (entry.value().sighting() instanceof Sighting.Revision revision
                && !revision.article().history()) {
            var before = matched(revision);
            entry.value().matches().forEach(match -> before.remove(match.theme()));
            before.forEach((theme, version) -> context()
                    .forward(entry.withKey(theme).withValue(Match.withdrawn(theme, version, revision.article()))));
        }
    }

    /** The versions of the themes that matched the text before, by theme. */
    private Map<String, Integer> matched(Sighting.Revision revision) {
        var themes = new LinkedHashMap<String, Integer>();
        var page = pages.get(revision.article().id());
        if (page != null) {
            page.value().sightings().stream()
                    .filter(sighting -> sighting.revision().equals(revision.before()))
                    .map(LedgerEntry.Sighting::themes)
                    .flatMap(java.util.List::stream)
                    .filter(theme -> theme.outcome() == ThemeOutcome.Outcome.MATCHED)
                    .forEach(theme -> themes.put(theme.theme(), theme.version()));
        }
        return themes;
    }
}
