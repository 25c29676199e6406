package tidings.streams.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state store of the ledger.
 *
 * @param store its name
 * @param type what it holds for a key
 * @param <T> the same
 */
public record Shelf<T>(String store, Class<T> type) {
    /** What became of each article. Key: article id. */
    public static final Shelf<Page> PAGES = new Shelf<>("ledger", Page.class);
    /** What a theme's stories made of an article. Key: {@link #toldKey}; the theme decides the partition. */
    public static final Shelf<Tellings> TOLD = new Shelf<>("told", Tellings.class);
    /** Which articles an address leads to that is not their own. Key: the id that an article of that address has. */
    public static final Shelf<Aliases> ALIASES = new Shelf<>("aliases", Aliases.class);

    /** The shelf with this name of a store. */
    public static Optional<Shelf<?>> named(String store) {
        return Stream.<Shelf<?>>of(PAGES, TOLD, ALIASES)
                .filter(shelf -> shelf.store().equals(store))
                .findFirst();
    }

    /** The key of {@link #TOLD}. */
    public static String toldKey(String theme, String article) {
        return theme + "|" + article;
    }
}
