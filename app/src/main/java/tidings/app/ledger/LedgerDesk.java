package tidings.app.ledger;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.events.Ids;
import tidings.events.LedgerEntry;
import tidings.events.ThemeOutcome.Outcome;
import tidings.ingest.article.CanonicalUrl;
import tidings.streams.ledger.Found;
import tidings.streams.ledger.LedgerView;
import tidings.streams.ledger.Page;
import tidings.streams.ledger.Shelf;

/**
 * Finds out what became of an address, from this instance's state and from that of the others.
 *
 * <p>Safe from any thread. Takes as long as the slowest instance, a few seconds at most for each that does not answer.
 */
public final class LedgerDesk {
    /** Where the console serves what this instance keeps, for other instances. */
    public static final String SHELVES = "/ledger/shelf/";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final LedgerView view;
    private final Peers peers;

    /**
     * @param view the state of this instance
     * @param peers asks the others
     */
    public LedgerDesk(LedgerView view, Peers peers) {
        this.view = requireNonNull(view, "view");
        this.peers = requireNonNull(peers, "peers");
    }

    /**
     * What became of an article.
     *
     * @param asked its address, however it is written, or its id
     * @return empty if it is neither
     */
    public Optional<LedgerAnswer> ask(String asked) {
        var text = asked.strip();
        if (ID.matcher(text).matches()) {
            return Optional.of(answer(asked, null, text));
        }
        return CanonicalUrl.of(text).map(url -> answer(asked, url.identity(), Ids.article(url.identity())));
    }

    /** What this instance keeps of a key, as it is asked for at {@link #SHELVES}. */
    public Found<?> kept(Shelf<?> shelf, String key) {
        return view.here(shelf, key);
    }

    private LedgerAnswer answer(String asked, @Nullable String identity, String id) {
        var problems = new LinkedHashSet<String>();
        var articles = new ArrayList<LedgerAnswer.Account>();
        add(id, articles, problems);
        var aliases = find(Shelf.ALIASES, id, id, problems);
        if (aliases != null) {
            aliases.articles().reversed().forEach(article -> add(article, articles, problems));
        }
        return new LedgerAnswer(asked, identity, articles, List.copyOf(problems));
    }

    private void add(String id, List<LedgerAnswer.Account> articles, Set<String> problems) {
        var page = find(Shelf.PAGES, id, id, problems);
        if (page != null && articles.stream().noneMatch(known -> known.article().equals(id))) {
            articles.add(new LedgerAnswer.Account(id, page.sightings(), page.left(), tellings(id, page, problems)));
        }
    }

    private List<LedgerEntry.Telling> tellings(String id, Page page, Set<String> problems) {
        var themes = new LinkedHashSet<String>();
        for (var sighting : page.sightings()) {
            sighting.themes().stream()
                    .filter(theme -> theme.outcome() == Outcome.MATCHED || theme.outcome() == Outcome.ASKED)
                    .forEach(theme -> themes.add(theme.theme()));
        }
        var tellings = new ArrayList<LedgerEntry.Telling>();
        for (var theme : themes) {
            var told = find(Shelf.TOLD, Shelf.toldKey(theme, id), theme, problems);
            if (told != null) {
                tellings.addAll(told.tellings());
            }
        }
        return tellings;
    }

    private <T> @Nullable T find(Shelf<T> shelf, String key, String owner, Set<String> problems) {
        return switch (view.look(shelf, key, owner)) {
            case Found.Here<T> here -> here.value();
            case Found.There<T> there -> ask(there, shelf, key, problems);
            case Found.Unknown<T> unknown -> {
                problems.add(unknown.reason());
                yield null;
            }
        };
    }

    private <T> @Nullable T ask(Found.There<T> there, Shelf<T> shelf, String key, Set<String> problems) {
        var host = there.host().contains(":") ? "[" + there.host() + "]" : there.host();
        try {
            return peers.ask(
                    "http://" + host + ":" + there.port(),
                    SHELVES + shelf.store() + "?key=" + Peers.parameter(key),
                    shelf.type());
        } catch (Peers.NoAnswer e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
