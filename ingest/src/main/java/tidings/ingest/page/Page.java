package tidings.ingest.page;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a web page says of the article that it shows. All texts are plain.
 *
 * @param url the article's own address, as the page names it; its address after redirects if it names none
 * @param title headline; may be empty
 * @param summary what the publisher gives as a description; may be empty
 * @param text paragraphs separated by an empty line; empty if none was found
 * @param authors names, each once
 * @param published when it appeared; absent if the page does not say
 * @param updated when it last changed
 * @param language BCP 47 tag
 * @param publisher who published it, by name
 * @param categories keywords, each once
 * @param confidence how likely {@code text} is the article's, all of it and little else: 0 to 1
 */
public record Page(
        String url,
        String title,
        String summary,
        String text,
        List<String> authors,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String language,
        @Nullable String publisher,
        List<String> categories,
        double confidence) {
    public Page {
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        requireNonNull(summary, "summary");
        requireNonNull(text, "text");
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not between 0 and 1");
        }
    }
}
