/**
 * The ledger: where each sighting of an article ended, and why. {@link tidings.streams.ledger.Endings} and {@link
 * tidings.streams.ledger.Tellings} decide what is written down; {@code tidings.streams} writes it, to the topic {@code
 * ledger} and to state stores; {@link tidings.streams.ledger.LedgerView} answers from these stores.
 *
 * <p>Example: {@code view.look(Shelf.PAGES, id, id)} says what became of the article with that id, if this instance keeps
 * it, or else which instance to ask.
 */
@NullMarked
package tidings.streams.ledger;

import org.jspecify.annotations.NullMarked;
