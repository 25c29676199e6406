package tidings.app.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} in values from the environment, so that secrets need not stand in files.
 *
 * @param variables the environment
 */
record Environment(Map<String, String> variables) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * The text with its variables filled in.
     *
     * @throws IllegalArgumentException if one is not set; names it
     */
    String fill(String text) {
        var match = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        while (match.find()) {
            var value = variables.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "the environment variable " + match.group(1) + " is not set; set it before the start");
            }
            match.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return match.appendTail(filled).toString();
    }

    @Override
    public String toString() {
        return "Environment[" + variables.size() + " variables]";
    }
}
