package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong in a file.
 *
 * @param file its name, as it was given
 * @param line from 1
 * @param column in UTF-16 code units, from 1
 * @param message what was found and what was expected
 * @param level whether the theme can be used nevertheless
 */
public record Problem(String file, int line, int column, String message, Level level) {
    public Problem {
        requireNonNull(file, "file");
        requireNonNull(message, "message");
        requireNonNull(level, "level");
    }

    /** How bad it is. */
    public enum Level {
        /** The theme works, but perhaps not as its author thinks. */
        WARNING,
        /** The theme cannot be used. */
        ERROR
    }

    /** True if the theme cannot be used. */
    public boolean isError() {
        return level == Level.ERROR;
    }

    /** One line, as compilers print it: {@code themes/x.yaml:12:5: error: …}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + (isError() ? "error: " : "warning: ") + message;
    }
}
