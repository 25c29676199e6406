/**
 * Asks the ledger what became of an address, wherever the answer is kept: {@link tidings.app.ledger.LedgerDesk} looks into
 * this instance's state and asks the other instances ({@link tidings.app.ledger.Peers}) for what they keep. The console
 * serves it, and the command {@code ledger} asks the console.
 */
@NullMarked
package tidings.app.ledger;

import org.jspecify.annotations.NullMarked;
