/**
 * What an operator looks at: metrics for Prometheus at {@code /metrics}, and health at {@code /health/live} and {@code
 * /health/ready}. And what analysts read: the notifications of each receiver as Atom and JSON Feed, at {@code
 * /feeds/<receiver>.atom} and {@code .json}.
 *
 * <p>{@code Newsroom} starts {@link tidings.app.console.Console} before anything else that may take time, so that a
 * program that is starting can be asked what it waits for. The HTTP library is used in this package only.
 */
@NullMarked
package tidings.app.console;

import org.jspecify.annotations.NullMarked;
