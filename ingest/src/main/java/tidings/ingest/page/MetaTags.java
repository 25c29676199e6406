package tidings.ingest.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.Dates;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Languages;
import tidings.ingest.format.Links;

/** What a page says of its article in {@code meta} and {@code link} elements: Open Graph, Dublin Core, Twitter and others. */
final class MetaTags {
    private static final int MOST = 1_000;
    private static final int MOST_TITLES = 3;
    /** The first that is there is the title. */
    private static final List<String> TITLES = List.of(
            "og:title",
            "twitter:title",
            "dc:title",
            "dcterms:title",
            "citation_title",
            "parsely-title",
            "sailthru:title",
            "title",
            "headline");

    private final Map<String, List<String>> values = new HashMap<>();

    private MetaTags(Document document) {
        for (var meta : document.select("meta[content]").stream().limit(MOST).toList()) {
            for (var key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
                for (var name : meta.attr(key).toLowerCase(Locale.ROOT).strip().split("\\s+")) {
                    if (!name.isEmpty() && !meta.attr("content").isBlank()) {
                        values.computeIfAbsent(name.replace('.', ':'), none -> new ArrayList<>())
                                .add(meta.attr("content").strip());
                    }
                }
            }
        }
    }

    /** Reads the page's head, and metas that lie elsewhere. */
    static Statement of(Document document, String url) {
        var tags = new MetaTags(document);
        var out = new Statement();
        for (var key : TITLES) {
            tags.all(key).stream().map(HtmlText::line).limit(MOST_TITLES).forEach(out.titles::add);
        }
        out.titles.remove("");
        out.title = out.titles.isEmpty() ? "" : out.titles.getFirst();
        out.summary = HtmlText.text(tags.first(
                "og:description", "description", "twitter:description", "dc:description", "dcterms:description"));
        out.published = tags.date(
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "article:published",
                "parsely-pub-date",
                "sailthru:date",
                "dc:date:issued",
                "dcterms:created",
                "dcterms:issued",
                "dcterms:date",
                "dc:date",
                "citation_publication_date",
                "cxenseparse:recs:publishtime",
                "cxenseparse:publishtime",
                "publish-date",
                "publish_date",
                "publishdate",
                "published_time",
                "publication_date",
                "pubdate",
                "originalpublicationdate",
                "og:pubdate",
                "og:published_time",
                "last-published",
                "iso-8601-publish-date",
                "article_date_original",
                "date_published",
                "displaydate",
                "datecreated",
                "date",
                "release_date",
                "revision_date");
        out.updated = tags.date(
                "article:modified_time",
                "og:updated_time",
                "datemodified",
                "lastmod",
                "last-modified",
                "dcterms:modified",
                "dc:date:modified",
                "article:modified",
                "revised");
        out.language = Languages.normalize(Statement.first(
                document.select("html").attr("lang"),
                document.select("html").attr("xml:lang"),
                tags.first("content-language", "og:locale", "language", "dc:language", "inlanguage")));
        out.publisher = HtmlText.line(
                tags.first("og:site_name", "application-name", "dc:publisher", "apple-mobile-web-app-title"));
        out.url = address(document, url, tags);
        tags.people(out);
        for (var key : List.of("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru:tags")) {
            if (out.categories.isEmpty()) {
                tags.all(key)
                        .forEach(words ->
                                out.categories(key.equals("article:tag") ? List.of(words) : Statement.split(words)));
            }
        }
        out.categories(tags.all("article:section"));
        return out;
    }

    private static String address(Document document, String url, MetaTags tags) {
        var canonical = document.selectFirst("link[rel~=(?i)^canonical$][href]");
        var stated =
                canonical == null ? "" : Objects.requireNonNullElse(Links.resolve(url, canonical.attr("href")), "");
        return stated.isEmpty() ? Objects.requireNonNullElse(Links.resolve(url, tags.first("og:url")), "") : stated;
    }

    private void people(Statement out) {
        for (var key : List.of(
                "author",
                "article:author",
                "article:author_name",
                "parsely-author",
                "sailthru:author",
                "dc:creator",
                "dcterms:creator",
                "citation_author",
                "byl",
                "cxenseparse:author",
                "creator",
                "og:article:author",
                "twitter:data1")) {
            if (out.authors.isEmpty()
                    && (!key.equals("twitter:data1")
                            || first("twitter:label1")
                                    .toLowerCase(Locale.ROOT)
                                    .matches(".*(written|by|author|verfasst|autor|auteur|écrit).*"))) {
                all(key).forEach(line -> Bylines.names(line).forEach(out::author));
            }
        }
    }

    private List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    private String first(String... keys) {
        for (var key : keys) {
            if (!all(key).isEmpty()) {
                return all(key).getFirst();
            }
        }
        return "";
    }

    private @Nullable Instant date(String... keys) {
        for (var key : keys) {
            for (var stated : all(key)) {
                var date = Dates.parse(stated);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }
}
