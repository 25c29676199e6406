/**
 * What the second opinion costs: reading a text, the screen before it, and what the alerts by words feel of it. {@code
 * bench/run meaning} runs all of it and prints tables; every pipeline runs in a process of its own.
 */
@NullMarked
package tidings.bench.meaning;

import org.jspecify.annotations.NullMarked;
