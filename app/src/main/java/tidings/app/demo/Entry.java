package tidings.app.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a feed shows it now.
 *
 * @param id its permanent address
 * @param link where it is read, perhaps with tracking parameters
 * @param title plain text
 * @param summary plain text
 * @param content HTML; absent where the feed carries summaries only
 * @param authors names
 * @param categories words
 * @param language BCP 47 tag
 * @param published when it appeared
 * @param updated when its text last changed; equal to published if never
 */
record Entry(
        String id,
        String link,
        String title,
        String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        String language,
        Instant published,
        Instant updated) {
    Entry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
