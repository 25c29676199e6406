package tidings.ingest.format;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was at one moment.
 *
 * @param title what it calls itself, as plain text; may be empty
 * @param site absolute address of the site that it belongs to
 * @param language BCP 47 tag, if it names a valid one
 * @param format what it is written in, such as {@code RSS 2.0}, {@code Atom 1.0}, {@code JSON Feed 1.1}
 * @param items what it carries, in the document's order
 * @param problems what was wrong with it and could be repaired, for people; empty for most
 * @param hints what it asks of those who poll it
 */
public record FeedDocument(
        String title,
        @Nullable String site,
        @Nullable String language,
        String format,
        List<Item> items,
        List<String> problems,
        Hints hints)
        implements Reading {
    public FeedDocument {
        requireNonNull(title, "title");
        requireNonNull(format, "format");
        items = List.copyOf(items);
        problems = List.copyOf(problems);
        requireNonNull(hints, "hints");
    }

    /** A feed that asks nothing of those who poll it. */
    public FeedDocument(
            String title,
            @Nullable String site,
            @Nullable String language,
            String format,
            List<Item> items,
            List<String> problems) {
        this(title, site, language, format, items, problems, Hints.NONE);
    }

    /** True if it is a web page whose marked entries are the items. */
    public boolean isPage() {
        return format.equals(PageFeeds.FORMAT);
    }

    /** This feed with other hints. */
    FeedDocument with(Hints changed) {
        return new FeedDocument(title, site, language, format, items, problems, changed);
    }
}
