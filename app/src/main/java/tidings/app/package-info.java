/**
 * The program: {@link tidings.app.Main} reads the command line, {@link tidings.app.Newsroom} puts the parts together.
 *
 * <p>This is the only package that makes services; everything else is given what it needs. The commands call it:
 *
 * <pre>{@code
 * try (var newsroom = new Newsroom(settings, Role.all(), InstantSource.system())) {
 *     newsroom.start();
 *     ...
 * }
 * }</pre>
 */
@NullMarked
package tidings.app;

import org.jspecify.annotations.NullMarked;
