/**
 * What others rely on: the schema of every record that crosses a topic, the AsyncAPI document, and that records of one
 * release are read by the next and the other way round.
 */
@NullMarked
package tidings.app.contract;

import org.jspecify.annotations.NullMarked;
