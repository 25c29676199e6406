/**
 * Themes as files and as tested code: reading them with the line of every mistake, running their own samples, and
 * judging them by labelled articles.
 *
 * <p>Called by the commands and by what puts themes on their topic.
 *
 * <pre>{@code
 * var directory = ThemeDirectory.read(Path.of("config/themes"));
 * directory.problems().forEach(System.err::println);
 * var themes = ThemeSet.compile(directory.themes());
 * }</pre>
 */
@NullMarked
package tidings.streams.theme;

import org.jspecify.annotations.NullMarked;
