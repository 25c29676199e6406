/**
 * The commands of {@code ./tidings}, one class each. They print data on standard output, JSON Lines where DESIGN says
 * so, and everything else on standard error; {@code tidings.app.Main} calls them.
 */
@NullMarked
package tidings.app.command;

import org.jspecify.annotations.NullMarked;
