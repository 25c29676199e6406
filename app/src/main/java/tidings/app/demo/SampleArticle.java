package tidings.app.demo;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article of the sample newsroom; times count from the newsroom's start.
 *
 * @param slug short name, unique
 * @param outlet slug of its outlet
 * @param feeds slugs of the feeds that carry it; the outlet's first if empty
 * @param published when it is dated, zero or negative
 * @param appears when a feed first lists it
 * @param title plain text
 * @param summary plain text
 * @param content HTML
 * @param authors names
 * @param categories words
 * @param language BCP 47 tag; the outlet's if absent
 * @param versions later texts, in order
 * @param expect ids of the themes that must match it
 * @param history true if it is too old to alert anybody
 */
record SampleArticle(
        String slug,
        String outlet,
        List<String> feeds,
        Duration published,
        Duration appears,
        String title,
        String summary,
        @Nullable String content,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        List<Version> versions,
        List<String> expect,
        boolean history) {
    SampleArticle {
        requireNonNull(slug, "slug");
        requireNonNull(outlet, "outlet");
        requireNonNull(published, "published");
        requireNonNull(title, "title");
        requireNonNull(summary, "summary");
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        appears = appears == null ? Duration.ZERO : appears;
        authors = authors == null ? List.of() : List.copyOf(authors);
        categories = categories == null ? List.of() : List.copyOf(categories);
        versions = versions == null ? List.of() : List.copyOf(versions);
        expect = List.copyOf(expect);
    }

    /**
     * A later text; what is absent stays as it was.
     *
     * @param after from when on, counted from the newsroom's start
     * @param title the new title
     * @param summary the new summary
     * @param content the new content
     */
    record Version(
            Duration after,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String content) {
        Version {
            requireNonNull(after, "after");
        }
    }
}
