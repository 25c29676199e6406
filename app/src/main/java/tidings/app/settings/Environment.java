package tidings.app.settings;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} in values from the environment and {@code ${file:PATH}} from files, so that secrets need not stand
 * in the settings.
 *
 * @param variables the environment
 * @param folder where relative paths begin
 */
record Environment(Map<String, String> variables, Path folder) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:file:([^}]+)|([A-Za-z_][A-Za-z0-9_]*))}");
    private static final int LONGEST = 64 * 1024;

    Environment {
        variables = Map.copyOf(variables);
        requireNonNull(folder, "folder");
    }

    /**
     * The text with its variables filled in.
     *
     * @throws IllegalArgumentException if one is not set, or a file cannot be read; names it
     */
    String fill(String text) {
        var match = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        while (match.find()) {
            var value = match.group(1) == null
                    ? variable(match.group(2))
                    : file(match.group(1).strip());
            match.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return match.appendTail(filled).toString();
    }

    private String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the environment variable " + name + " is not set; set it before the start");
        }
        return value;
    }

    /** What a file holds, without white space at its ends; nothing of it gets into a message. */
    private String file(String name) {
        try {
            var path = folder.resolve(name);
            if (Files.size(path) > LONGEST) {
                throw new IllegalArgumentException(
                        "the file " + name + " is larger than 64 KiB; it should hold one value");
            }
            return Files.readString(path, StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the file " + name + " cannot be read (" + e.getClass().getSimpleName()
                            + "); it should be a readable file in UTF-8 that holds one value",
                    e);
        }
    }

    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables]";
    }
}
