/**
 * Measurements, never shipped. {@code bench/run} builds and runs them and prints each figure beside its peer's from the
 * same run: quote the ratios, since absolute figures depend on the machine.
 */
@NullMarked
package tidings.bench;

import org.jspecify.annotations.NullMarked;
