package tidings.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Charsets;
import tidings.ingest.format.Links;
import tidings.ingest.xml.Problems;

/**
 * Reads the article that a web page shows: what the publisher states for machines (JSON-LD, Open Graph, microdata), and
 * the text, found by the density of prose. It takes any bytes, does not throw for them and fetches nothing; time and
 * memory grow with their number.
 *
 * <p>Stateless, safe from any thread.
 */
public final class PageReader {
    /** The longest page that is read whole, in characters; what follows is left out. */
    static final int LONGEST = 4_000_000;

    /** A reader. */
    public PageReader() {}

    /**
     * Reads a page.
     *
     * @param body its bytes, decompressed; bytes that are no text show nothing
     * @param contentType the HTTP header's value, which may name the character set; null if there was none
     * @param url its address, after redirects
     */
    public Page read(byte[] body, @Nullable String contentType, URI url) {
        var html = Charsets.isBinary(body) ? "" : Charsets.decodePage(body, contentType, new Problems());
        return read(Jsoup.parse(html.length() <= LONGEST ? html : html.substring(0, LONGEST)), url.toString());
    }

    private static Page read(Document document, String url) {
        var linked = JsonLd.of(document, url);
        var meta = MetaTags.of(document, url);
        var micro = Microdata.of(document);
        var visible = Visible.of(document, url);
        var title = Titles.choose(document, url, linked, meta, micro, visible);
        var text = BodyText.of(document, linked.text);
        return new Page(
                address(url, meta.url, linked.url),
                title,
                Statement.first(meta.summary, linked.summary, micro.summary),
                text.text(),
                List.copyOf(first(linked.authors, meta.authors, micro.authors, visible.authors)),
                date(linked.published, meta.published, micro.published, visible.published),
                date(linked.updated, meta.updated, micro.updated),
                meta.language == null ? linked.language : meta.language,
                name(linked, meta),
                List.copyOf(first(linked.categories, meta.categories)),
                text.confidence());
    }

    private static String address(String url, String canonical, String linked) {
        var stated = Statement.first(canonical, linked);
        return stated.isEmpty() ? Objects.requireNonNullElse(Links.resolve(null, url), "") : stated;
    }

    private static @Nullable String name(Statement linked, Statement meta) {
        var name = Statement.first(linked.publisher, meta.publisher);
        return name.isEmpty() ? null : name;
    }

    @SafeVarargs
    private static SequencedSet<String> first(SequencedSet<String>... sets) {
        for (var set : sets) {
            if (!set.isEmpty()) {
                return set;
            }
        }
        return sets[0];
    }

    private static @Nullable Instant date(@Nullable Instant... dates) {
        for (var date : dates) {
            if (date != null) {
                return date;
            }
        }
        return null;
    }
}
