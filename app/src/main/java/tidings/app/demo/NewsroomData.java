package tidings.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.app.demo.Outlet.Channel;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Everything that the sample newsroom publishes, read from the program's resources.
 *
 * @param outlets who publishes
 * @param articles what is published, in the order in which feeds show it
 */
record NewsroomData(List<Outlet> outlets, List<SampleArticle> articles) {
    private static final String FOLDER = "/tidings/newsroom/";

    NewsroomData {
        outlets = List.copyOf(outlets);
        articles = List.copyOf(articles);
    }

    static NewsroomData load() {
        return new NewsroomData(
                read("outlets.yaml", Outlets.class).outlets(),
                read("articles.yaml", Articles.class).articles());
    }

    /** What a feed lists after the newsroom has been open for a while. */
    List<Entry> entries(Outlet outlet, Channel channel, String base, Instant start, Duration open) {
        List<Entry> entries = new ArrayList<>();
        for (var article : articles) {
            if (carries(outlet, channel, article) && article.appears().compareTo(open) <= 0) {
                entries.add(entry(article, outlet, channel, base, start, open));
            }
        }
        return entries;
    }

    private static boolean carries(Outlet outlet, Channel channel, SampleArticle article) {
        if (!article.outlet().equals(outlet.slug())) {
            return false;
        }
        return article.feeds().isEmpty()
                ? outlet.feeds().getFirst().equals(channel)
                : article.feeds().contains(channel.slug());
    }

    private static Entry entry(
            SampleArticle article, Outlet outlet, Channel channel, String base, Instant start, Duration open) {
        var title = article.title();
        var summary = article.summary();
        @Nullable String content = article.content();
        var published = start.plus(article.published());
        var updated = published;
        for (var version : article.versions()) {
            if (version.after().compareTo(open) <= 0) {
                title = version.title() == null ? title : version.title();
                summary = version.summary() == null ? summary : version.summary();
                content = version.content() == null ? content : version.content();
                updated = start.plus(version.after());
            }
        }
        var language = article.language() == null ? outlet.language() : article.language();
        var id = base + "/" + outlet.slug() + "/" + article.slug();
        var body = channel.body().equals("full") ? content : null;
        return new Entry(
                id,
                id + channel.linkSuffix(),
                Words.fill(title, language, published),
                Words.fill(summary, language, published),
                body == null ? null : Words.fill(body, language, published),
                article.authors(),
                article.categories(),
                language,
                published,
                updated);
    }

    private static <T> T read(String name, Class<T> type) {
        var mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .build();
        try (var in = NewsroomData.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " is missing from the program");
            }
            return mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outlets(List<Outlet> outlets) {}

    private record Articles(List<SampleArticle> articles) {}
}
