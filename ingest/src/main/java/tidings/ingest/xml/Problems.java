package tidings.ingest.xml;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * What was found wrong in a document, for people. Each problem is kept once, and only the first few: a hostile document
 * cannot make the list long. Not safe for use by several threads.
 */
public final class Problems {
    private static final int KEPT = 20;
    private static final int LENGTH = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final SequencedSet<String> kept = new LinkedHashSet<>();
    private String last = "";

    /** No problems yet. */
    public Problems() {}

    /** Adds a problem, in a sentence without its full stop; control characters are replaced. */
    public void add(String problem) {
        if (kept.size() < KEPT && !problem.equals(last)) {
            last = problem;
            var line = CONTROL.matcher(problem).replaceAll(" ");
            kept.add(wellFormed(line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…"));
        }
    }

    /** Adds a problem that was found in a line, counted from 1. */
    public void add(int line, String problem) {
        if (kept.size() < KEPT) {
            add("line " + line + ": " + problem);
        }
    }

    /** The problems, in the order in which they were found. */
    public List<String> list() {
        return List.copyOf(kept);
    }

    /** Half a surrogate pair, which no encoding can write, becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
