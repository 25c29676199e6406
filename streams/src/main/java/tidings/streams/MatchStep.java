package tidings.streams;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.streams.ledger.Endings;
import tidings.streams.match.Judgement;
import tidings.streams.match.ThemeMatch;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Agency;
import tidings.streams.story.Match;
import tidings.streams.story.Print;
import tidings.streams.story.Printer;

/** Matches an article against all themes, unless this text of it was matched before; decides where the sighting ends. */
final class MatchStep extends ContextualFixedKeyProcessor<String, Sighting, Judged> {
    private final ArticleMatcher themes;
    private final StreamsMetrics metrics;
    private final Printer printer = new Printer();

    MatchStep(ArticleMatcher themes, StreamsMetrics metrics) {
        this.themes = themes;
        this.metrics = metrics;
    }

    @Override
    public void process(FixedKeyRecord<String, Sighting> entry) {
        context().forward(entry.withValue(judged(entry)));
    }

    /** What cannot be judged ends as a dead letter, which whoever catches the problem writes. */
    private Judged judged(FixedKeyRecord<String, Sighting> entry) {
        var sighting = entry.value();
        try {
            return sighting instanceof Sighting.Duplicate
                    ? new Judged(sighting, List.of(), Endings.of(sighting, Judgement.NOTHING))
                    : judged(sighting);
        } catch (RuntimeException e) {
            context().forward(entry.withValue(new Judged(sighting, List.of(), Endings.failed(sighting, e))));
            throw e;
        }
    }

    private Judged judged(Sighting sighting) {
        var judgement = metrics.timeMatching(() -> judge(sighting.article()));
        metrics.matched(judgement.matches());
        var found = judgement.matches();
        var print = found.isEmpty() ? Print.NONE : printer.print(sighting.article());
        return new Judged(
                sighting,
                found.stream().map(match -> carried(match, sighting, print)).toList(),
                Endings.of(sighting, judgement));
    }

    /** Kafka Streams stops for an error, and for a wrong cast; here both only mean that a theme met a bug. */
    private Judgement judge(Article article) {
        try {
            return themes.judge(article);
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
