package tidings.app.command;

import java.util.Map;

/**
 * Colours for terminals. What is styled is made harmless first, since text from feeds may hold terminal commands.
 *
 * @param colours whether there are any
 */
public record Style(boolean colours) {
    private static final String ESCAPE = "\u001b[";

    /** Colours on a terminal, unless {@code NO_COLOR} is set. */
    public static Style of(Map<String, String> environment) {
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        var console = System.console();
        return new Style(!refused && console != null && console.isTerminal());
    }

    /** Text that stands out. */
    public String bold(String text) {
        return paint("1", text);
    }

    /** Text that stands back. */
    public String dim(String text) {
        return paint("2", text);
    }

    /** A hit; between angle quotes where there are no colours. */
    public String hit(String text) {
        return colours ? paint("1;33", text) : "«" + plain(text) + "»";
    }

    /** Good news. */
    public String good(String text) {
        return paint("32", text);
    }

    /** Bad news. */
    public String bad(String text) {
        return paint("31", text);
    }

    /** Harmless, on one line. */
    public String plain(String text) {
        return Printer.printable(text).replaceAll("\\s+", " ");
    }

    private String paint(String code, String text) {
        return colours ? ESCAPE + code + "m" + plain(text) + ESCAPE + "0m" : plain(text);
    }
}
