package tidings.app.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A publisher of the sample newsroom.
 *
 * @param slug short name, unique
 * @param title its name
 * @param description what it says of itself
 * @param language BCP 47 tag
 * @param country ISO 3166 code
 * @param tags what the list of feeds says about it
 * @param feeds its feed documents, one or more
 */
record Outlet(
        String slug,
        String title,
        String description,
        String language,
        String country,
        List<String> tags,
        List<Channel> feeds) {
    Outlet {
        requireNonNull(slug, "slug");
        requireNonNull(title, "title");
        tags = tags == null ? List.of() : List.copyOf(tags);
        feeds = List.copyOf(feeds);
    }

    /** The forms in which a feed document can be written. */
    enum Format {
        RSS2,
        RSS1_RDF,
        RSS091,
        ATOM,
        JSON_FEED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How a feed's server behaves. */
    enum Behaviour {
        NORMAL,
        SLOW,
        TRUNCATED,
        ERROR;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One feed document and how it is served; the keys are explained in the resources' README.
     *
     * @param slug the document's name, unique
     * @param title title of the document
     * @param format its form
     * @param body {@code full} or {@code summary}
     * @param charset of its bytes
     * @param gzip whether it is compressed
     * @param etag whether it has a validator
     * @param linkSuffix added to every link
     * @param doctype a document type declaration
     * @param behaviour how its server behaves
     * @param delay how long a slow one waits
     * @param wholeItems how many items a truncated one has before it breaks off
     * @param status what one in error answers
     */
    record Channel(
            String slug,
            String title,
            Format format,
            String body,
            Charset charset,
            boolean gzip,
            boolean etag,
            String linkSuffix,
            @Nullable String doctype,
            Behaviour behaviour,
            Duration delay,
            int wholeItems,
            int status) {
        Channel {
            requireNonNull(slug, "slug");
            requireNonNull(title, "title");
            requireNonNull(format, "format");
            body = body == null ? "full" : body;
            charset = charset == null ? StandardCharsets.UTF_8 : charset;
            linkSuffix = linkSuffix == null ? "" : linkSuffix;
            behaviour = behaviour == null ? Behaviour.NORMAL : behaviour;
            delay = delay == null ? Duration.ZERO : delay;
        }
    }
}
