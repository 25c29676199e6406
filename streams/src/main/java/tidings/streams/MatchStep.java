package tidings.streams;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.streams.match.ThemeMatch;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Agency;
import tidings.streams.story.Match;
import tidings.streams.story.Print;
import tidings.streams.story.Printer;

/** Matches an article against all themes; each match goes on under its theme's id. */
final class MatchStep extends ContextualProcessor<String, Sighting, String, Match> {
    private final ArticleMatcher themes;
    private final StreamsMetrics metrics;
    private final Printer printer = new Printer();

    MatchStep(ArticleMatcher themes, StreamsMetrics metrics) {
        this.themes = themes;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, Sighting> entry) {
        var sighting = entry.value();
        var found = metrics.timeMatching(() -> match(sighting.article()));
        metrics.matched(found);
        var print = found.isEmpty() ? Print.NONE : printer.print(sighting.article());
        for (var match : found) {
            context().forward(entry.withKey(match.theme().id()).withValue(carried(match, sighting, print)));
        }
    }

    /** Kafka Streams stops for an error, and for a wrong cast; here both only mean that a theme met a bug. */
    private List<ThemeMatch> match(Article article) {
        try {
            return themes.match(article);
        } catch (StackOverflowError | ClassCastException e) {
            throw new IllegalStateException("matching article " + article.id() + " failed: " + e, e);
        }
    }

    private Match carried(ThemeMatch match, Sighting sighting, Print print) {
        var theme = match.theme();
        var article = sighting.article();
        var hash = theme.hash();
        return new Match(
                theme.id(),
                theme.name(),
                theme.version(),
                hash,
                theme.severity(),
                theme.topic(),
                match.score(),
                match.evidence(),
                match.missed(),
                AlertArticle.of(article).from(null, Agency.of(article)),
                article.tags(),
                article.history(),
                kind(sighting),
                printer.forTheme(print, theme, hash),
                article.text(),
                theme.confirm());
    }

    private static Match.Kind kind(Sighting sighting) {
        return switch (sighting) {
            case Sighting.FirstSeen first -> Match.Kind.FIRST_SEEN;
            case Sighting.Revision revision -> Match.Kind.REVISION;
            case Sighting.Variant variant -> Match.Kind.VARIANT;
            case Sighting.Duplicate duplicate -> throw new IllegalStateException("duplicates are not matched");
        };
    }
}
