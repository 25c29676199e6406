package tidings.ingest.format;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed. Title, summary and content are HTML, whatever the feed declared: what was plain text has its
 * special characters escaped, so that one rule makes text of all ({@link HtmlText}).
 *
 * @param link absolute address of what it is about
 * @param guid the publisher's identifier for it, as given
 * @param title headline, as HTML; may be empty
 * @param summary short text, as HTML; may be empty
 * @param content full text, as HTML; may be empty
 * @param authors names where there are any, else addresses
 * @param published when it says that it appeared; absent if it does not, or impossibly
 * @param updated when it says that it last changed
 * @param categories keywords, each once
 * @param language BCP 47 tag, if the item itself names a valid one
 * @param source the feed that it was taken from, if this one collects from others and says so
 */
public record Item(
        @Nullable String link,
        @Nullable String guid,
        String title,
        String summary,
        String content,
        List<String> authors,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<String> categories,
        @Nullable String language,
        @Nullable Source source) {
    public Item {
        requireNonNull(title, "title");
        requireNonNull(summary, "summary");
        requireNonNull(content, "content");
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** An item of the feed's own. */
    public Item(
            @Nullable String link,
            @Nullable String guid,
            String title,
            String summary,
            String content,
            List<String> authors,
            @Nullable Instant published,
            @Nullable Instant updated,
            List<String> categories,
            @Nullable String language) {
        this(link, guid, title, summary, content, authors, published, updated, categories, language, null);
    }

    /**
     * Another feed.
     *
     * @param name what it is called, as plain text
     * @param url its own address or its site's
     */
    public record Source(String name, String url) {
        public Source {
            requireNonNull(name, "name");
            requireNonNull(url, "url");
        }
    }

    /** True if it says nothing that could be read or found again. */
    public boolean isEmpty() {
        return link == null && guid == null && title.isBlank() && summary.isBlank() && content.isBlank();
    }
}
