package tidings.app.command;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.topic.Json;
import tidings.events.topic.KafkaClients;
import tidings.events.topic.PoisonException;
import tidings.events.topic.Topics;
import tidings.ingest.article.CanonicalUrl;

/** Finds one article among those that are kept. Pure functions but for what they read. */
final class KeptArticle {
    private KeptArticle() {}

    /**
     * The newest revision of the article with this URL; however the URL is written, the one it is canonical for counts.
     * Reads all that is kept, which may take a while.
     */
    static Optional<Article> find(String url, KafkaClients clients, Topics topics) {
        var identity = CanonicalUrl.of(url).map(CanonicalUrl::identity).orElse(url);
        var id = Ids.article(identity);
        try (var reader = new TopicReader(clients, topics.articles().name())) {
            return newest(reader, entry -> id.equals(entry.key()), article -> true)
                    // several articles at one address have ids of another kind
                    .or(() -> newest(reader, entry -> true, article -> identity.equals(identity(article))));
        }
    }

    private static Optional<Article> newest(
            TopicReader reader, Predicate<ConsumerRecord<String, byte[]>> isLikely, Predicate<Article> isMeant) {
        var newest = new AtomicReference<@Nullable Article>();
        reader.toEnd(null, entry -> {
            if (entry.value() != null && isLikely.test(entry)) {
                read(entry.value()).filter(isMeant).ifPresent(newest::set);
            }
            return true;
        });
        return Optional.ofNullable(newest.get());
    }

    private static String identity(Article article) {
        return CanonicalUrl.of(article.url()).map(CanonicalUrl::identity).orElse("");
    }

    /** What cannot be read was set aside by the program. */
    private static Optional<Article> read(byte[] value) {
        try {
            return Optional.of(Json.read(value, Article.class));
        } catch (PoisonException e) {
            return Optional.empty();
        }
    }
}
