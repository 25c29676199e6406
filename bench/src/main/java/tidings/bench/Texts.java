package tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;

/**
 * Articles of 400 words to match shipped themes against: the first words of the articles in a file of JSON Lines, if the
 * system property {@code articles} names one; else the themes' own samples, put together by language. The latter are
 * harder than news, since all of them are about what themes look for, or nearly.
 */
final class Texts {
    private static final int WORDS = 400;

    private Texts() {}

    /** The articles; at least one. */
    static List<Article> articles(Collection<Theme> themes) throws IOException {
        var file = System.getProperty("articles", "");
        var articles = file.isEmpty() ? samples(themes) : read(Path.of(file));
        if (articles.isEmpty()) {
            throw new IOException(
                    (file.isEmpty() ? "the themes' samples" : file) + ": no article of " + WORDS + " words");
        }
        return articles;
    }

    private static List<Article> read(Path file) throws IOException {
        var articles = new ArrayList<Article>();
        for (var line : Files.readAllLines(file)) {
            var node = Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
            var language = node.path("lang").asString(node.path("language").asString(""));
            add(articles, node.path("title").asString(""), node.path("text").asString(""), language);
        }
        return articles;
    }

    private static List<Article> samples(Collection<Theme> themes) {
        var articles = new ArrayList<Article>();
        var texts = new LinkedHashMap<String, StringBuilder>();
        for (var theme : themes) {
            var samples = new ArrayList<>(theme.tests().match());
            samples.addAll(theme.tests().reject());
            for (var sample : samples) {
                var language = sample.language() == null ? "" : sample.language();
                var text = texts.computeIfAbsent(language, any -> new StringBuilder());
                text.append(sample.text()).append("\n\n");
                if (add(articles, sample.title(), text.toString(), language)) {
                    text.setLength(0);
                }
            }
        }
        return articles;
    }

    /** Adds the first words as an article; false if they are too few. */
    private static boolean add(List<Article> articles, String title, String text, String language) {
        int end = 0;
        int words = 0;
        for (; end < text.length() && words < WORDS; end++) {
            boolean gap = Character.isWhitespace(text.charAt(end));
            words += gap && end > 0 && !Character.isWhitespace(text.charAt(end - 1)) ? 1 : 0;
        }
        if (words < WORDS) {
            return false;
        }
        articles.add(Article.builder("a" + articles.size(), Instant.EPOCH)
                .title(title)
                .text(text.substring(0, end))
                .language(language.isEmpty() ? null : language)
                .build());
        return true;
    }
}
