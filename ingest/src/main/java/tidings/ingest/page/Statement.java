package tidings.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one source (JSON-LD, meta elements, microdata, the visible page) says of an article. Collected member by member;
 * the first value that a member is given stays. Not safe for use by several threads.
 */
final class Statement {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 200;

    String url = "";
    String title = "";
    /** What it is called where that is not its headline. */
    String name = "";

    String summary = "";
    String text = "";

    @Nullable
    Instant published;

    @Nullable
    Instant updated;

    @Nullable
    String language;

    String publisher = "";
    /** All that it calls the article or the page, the title among them. */
    final SequencedSet<String> titles = new LinkedHashSet<>();

    final SequencedSet<String> authors = new LinkedHashSet<>();
    final SequencedSet<String> categories = new LinkedHashSet<>();

    /** The first of several texts that says something. */
    static String first(String... texts) {
        for (var text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** Adds an author's name, unless it is an address, too long for one or there already. */
    void author(String name) {
        var plain = Bylines.name(name);
        if (!plain.isEmpty() && plain.length() <= LONGEST_NAME && authors.size() < MOST) {
            authors.add(plain);
        }
    }

    /** Adds keywords. */
    void categories(List<String> words) {
        for (var word : words) {
            var plain = word.strip();
            if (!plain.isEmpty() && plain.length() <= LONGEST_NAME && categories.size() < MOST) {
                categories.add(plain);
            }
        }
    }

    /** Keywords that are separated by commas or semicolons. */
    static List<String> split(String keywords) {
        return new ArrayList<>(List.of(keywords.split("[,;،、]")));
    }
}
