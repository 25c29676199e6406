/**
 * What goes wrong in a way that the person at the keyboard can mend: {@link tidings.app.problem.Problem}.
 *
 * <p>Settings, the local broker and the wiring throw it; the command line prints its message, one line, and ends with a
 * status other than 0.
 */
@NullMarked
package tidings.app.problem;

import org.jspecify.annotations.NullMarked;
