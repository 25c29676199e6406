/**
 * The configuration: {@code config/tidings.yaml} read into records.
 *
 * <p>Defaults live in the records. What a file says wrongly is reported with file, line, column and key, all of it at
 * once. Variables of the environment are filled into values; secrets never reach a {@code toString}. The commands read
 * it and hand it to {@code Newsroom}.
 */
@NullMarked
package tidings.app.settings;

import org.jspecify.annotations.NullMarked;
