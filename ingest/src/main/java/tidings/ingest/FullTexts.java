package tidings.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.ingest.article.Aliases;
import tidings.ingest.page.Page;
import tidings.ingest.page.PageReader;
import tidings.ingest.robots.SiteRules;
import tidings.ingest.robots.Visits;
import tidings.net.Client;
import tidings.net.Outcome;
import tidings.net.Request;
import tidings.net.Response;

/**
 * Completes the articles of a feed that carries summaries only with the texts of their pages: one page after the other as
 * slowly as the site asks for, at most twenty for a poll and for one minute, and only those that the site lets programs
 * fetch. An article whose page cannot be had, or shows no text that is likely its own, stays as the feed has it.
 *
 * <p>Safe from any thread, as far as client and rules are.
 */
final class FullTexts {
    /** The most pages that are fetched for one poll. */
    static final int MOST = 20;

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Duration READ_WITHIN = Duration.ofSeconds(5);
    private static final int SHORT = 1_000;
    private static final double LIKELY = 0.3;
    private static final int LONGEST = 200_000;
    private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    private final Client client;
    private final Desk desk;
    private final SiteRules rules;
    private final Visits visits;
    private final InstantSource clock;
    private final Pause pause;
    private final IngestMetrics metrics;
    private final PageReader reader = new PageReader();

    /**
     * @param client fetches the pages
     * @param desk where they are read
     * @param rules what sites ask for
     * @param visits says when a page may be fetched
     * @param clock tells the time
     * @param pause waits until then
     * @param metrics told of what became of each page
     */
    FullTexts(
            Client client,
            Desk desk,
            SiteRules rules,
            Visits visits,
            InstantSource clock,
            Pause pause,
            IngestMetrics metrics) {
        this.client = requireNonNull(client, "client");
        this.desk = requireNonNull(desk, "desk");
        this.rules = requireNonNull(rules, "rules");
        this.visits = requireNonNull(visits, "visits");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        /** Returns at this time, at once if it is past. */
        void until(Instant time) throws InterruptedException;
    }

    /**
     * The same articles in the same order, with the texts of their pages where those say more. Their revisions are those
     * of the completed texts, so that what is remembered of a feed must be taken before.
     *
     * @param articles oldest first; if there are too many, the newest are completed
     */
    List<Article> complete(List<Article> articles) {
        List<Article> completed = new ArrayList<>();
        var latest = clock.instant().plus(WITHIN);
        var fetched = 0;
        for (var article : articles.reversed()) {
            var wanted = !article.history()
                    && article.text().length() < SHORT
                    && !article.url().isEmpty();
            if (wanted && fetched < MOST && !Thread.currentThread().isInterrupted()) {
                fetched++;
                completed.add(complete(article, latest));
            } else {
                completed.add(article);
                if (wanted) {
                    metrics.page("left");
                }
            }
        }
        return completed.reversed();
    }

    private Article complete(Article article, Instant latest) {
        var url = URI.create(article.url());
        if (!rules.allow(url)) {
            metrics.page("robots");
            return article;
        }
        var shown = isTurn(url, latest) ? page(url) : null;
        return shown == null
                ? article
                : with(article, shown.page())
                        .withAliases(Aliases.of(
                                article.id(),
                                article.aliases(),
                                shown.url().toString(),
                                shown.page().url()));
    }

    /** A page, and the address at which it was in the end. */
    private record Shown(Page page, URI url) {
        boolean isLikely() {
            return page.confidence() >= LIKELY && !page.text().isEmpty();
        }
    }

    /** Waits for the page's turn; false if it does not come in time. */
    private boolean isTurn(URI url, Instant latest) {
        try {
            var turn = visits.at(url, rules.delay(url), latest);
            if (turn.isPresent()) {
                pause.until(turn.get());
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.page("left");
        return false;
    }

    private @Nullable Shown page(URI url) {
        var shown = client.send(Request.get(url).with("Accept", ACCEPT), this::shown);
        metrics.page(shown.map(page -> page.isLikely() ? "read" : "no-text").orElse("failed"));
        return shown.filter(Shown::isLikely).orElse(null);
    }

    private Optional<Shown> shown(Outcome outcome) {
        if (!(outcome instanceof Response response && response.successful())) {
            return Optional.empty();
        }
        var type = response.header("Content-Type").orElse(null);
        var done = desk.read(
                response.body().length,
                READ_WITHIN,
                () -> new Shown(reader.read(response.body(), type, response.url()), response.url()));
        return done instanceof Desk.Done.Read<Shown> read ? Optional.of(read.result()) : Optional.empty();
    }

    private static Article with(Article article, Page page) {
        if (page.text().length() <= article.text().length()) {
            return article;
        }
        return Article.builder(article.id(), article.seen())
                .url(article.url())
                .title(article.title().isEmpty() ? page.title() : article.title())
                .summary(article.summary())
                .text(page.text().substring(0, Math.min(LONGEST, page.text().length())))
                .authors(article.authors().isEmpty() ? page.authors() : article.authors())
                .published(article.published() == null ? earlier(page, article) : article.published())
                .updated(article.updated())
                .language(article.language() == null ? page.language() : article.language())
                .publisher(article.publisher() == null ? page.publisher() : article.publisher())
                .categories(article.categories().isEmpty() ? page.categories() : article.categories())
                .country(article.country())
                .tags(article.tags())
                .feed(article.feed())
                .history(article.history())
                .build();
    }

    /** The page's date, unless it lies in the future. */
    private static @Nullable Instant earlier(Page page, Article article) {
        return page.published() == null || page.published().isAfter(article.seen()) ? null : page.published();
    }
}
