package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of one article, as it was seen in a feed. The first eleven components are the schema that every command
 * reads and prints; the others say where it came from.
 *
 * @param id which article ({@link Ids#article}); two sightings of one article have the same id
 * @param url where to read it; empty if the feed gave no address
 * @param title its headline as plain text; may be empty
 * @param summary the feed's summary as plain text; may be empty
 * @param text the content as plain text, paragraphs separated by an empty line; the summary if there was no content
 * @param authors names as given
 * @param published when its publisher says that it appeared; absent if unknown or impossible
 * @param updated when its publisher says that it last changed
 * @param language BCP 47 tag of the text, such as {@code en} or {@code pt-BR}
 * @param publisher who published it, by name
 * @param categories the publisher's own keywords
 * @param country ISO 3166 code of the publisher's country, from the feed
 * @param tags what the feed is tagged with
 * @param feed id of the feed in which it was seen
 * @param revision which text of the article this is ({@link Ids#revision})
 * @param seen when we first saw this text; also the record's timestamp
 * @param history true if it was already old when its feed was first polled: it is kept and matched, and alerts nobody
 * @param aliases further addresses under which it can be asked for, canonical and without scheme, such as where its
 *     address redirected to; at most {@value #MOST_ALIASES}
 */
public record Article(
        String id,
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
        @Nullable String country,
        List<String> tags,
        String feed,
        String revision,
        Instant seen,
        boolean history,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases) {
    /** So many addresses of one article are enough. */
    public static final int MOST_ALIASES = 8;

    public Article {
        requireNonNull(id, "id");
        requireNonNull(url, "url");
        requireNonNull(title, "title");
        summary = summary == null ? "" : summary;
        text = text == null || text.isBlank() ? summary : text;
        authors = Lists.copy(authors);
        categories = Lists.copy(categories);
        tags = Lists.copy(tags);
        requireNonNull(feed, "feed");
        requireNonNull(revision, "revision");
        requireNonNull(seen, "seen");
        aliases = Lists.copy(aliases);
        aliases = aliases.subList(0, Math.min(aliases.size(), MOST_ALIASES));
    }

    /** The same article as one that alerts nobody. */
    public Article asHistory() {
        return copy(true, aliases);
    }

    /** The same article, to be asked for under these addresses too. */
    public Article withAliases(List<String> changed) {
        return copy(history, changed);
    }

    private Article copy(boolean isHistory, List<String> addresses) {
        return new Article(
                id,
                url,
                title,
                summary,
                text,
                authors,
                published,
                updated,
                language,
                publisher,
                categories,
                country,
                tags,
                feed,
                revision,
                seen,
                isHistory,
                addresses);
    }

    /** Begins an article with the two components that have no sensible default. */
    public static Builder builder(String id, Instant seen) {
        return new Builder(id, seen);
    }

    /** Collects the components; those not given are empty or absent. Not safe for use by several threads. */
    public static final class Builder {
        private final String id;
        private final Instant seen;
        private String url = "";
        private String title = "";
        private String summary = "";
        private String text = "";
        private List<String> authors = List.of();
        private @Nullable Instant published;
        private @Nullable Instant updated;
        private @Nullable String language;
        private @Nullable String publisher;
        private List<String> categories = List.of();
        private @Nullable String country;
        private List<String> tags = List.of();
        private String feed = "";
        private boolean history;
        private List<String> aliases = List.of();

        private Builder(String id, Instant seen) {
            this.id = id;
            this.seen = seen;
        }

        public Builder url(String url) {
            this.url = url;
            return this;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder summary(String summary) {
            this.summary = summary;
            return this;
        }

        public Builder text(String text) {
            this.text = text;
            return this;
        }

        public Builder authors(List<String> authors) {
            this.authors = authors;
            return this;
        }

        public Builder published(@Nullable Instant published) {
            this.published = published;
            return this;
        }

        public Builder updated(@Nullable Instant updated) {
            this.updated = updated;
            return this;
        }

        public Builder language(@Nullable String language) {
            this.language = language;
            return this;
        }

        public Builder publisher(@Nullable String publisher) {
            this.publisher = publisher;
            return this;
        }

        public Builder categories(List<String> categories) {
            this.categories = categories;
            return this;
        }

        public Builder country(@Nullable String country) {
            this.country = country;
            return this;
        }

        public Builder tags(List<String> tags) {
            this.tags = tags;
            return this;
        }

        public Builder feed(String feed) {
            this.feed = feed;
            return this;
        }

        public Builder history(boolean history) {
            this.history = history;
            return this;
        }

        public Builder aliases(List<String> aliases) {
            this.aliases = aliases;
            return this;
        }

        /** The article, with its revision computed from title, summary and text. */
        public Article build() {
            var body = text.isBlank() ? summary : text;
            return new Article(
                    id,
                    url,
                    title,
                    summary,
                    body,
                    authors,
                    published,
                    updated,
                    language,
                    publisher,
                    categories,
                    country,
                    tags,
                    feed,
                    Ids.revision(title, summary, body),
                    seen,
                    history,
                    aliases);
        }
    }
}
