/**
 * The program as a process of its own that is killed at bad moments. Run by {@code mvn -Pkill verify}; give {@code
 * -Dkill.seed=N} to repeat a run.
 */
@NullMarked
package tidings.app.kill;

import org.jspecify.annotations.NullMarked;
