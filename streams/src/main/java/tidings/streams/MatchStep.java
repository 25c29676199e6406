package tidings.streams;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import tidings.events.Article;
import tidings.streams.ledger.Endings;
import tidings.streams.match.Judgement;
import tidings.streams.match.ThemeMatch;
import tidings.streams.seen.Sighting;
import tidings.streams.story.Grounds;
import tidings.streams.story.Match;
import tidings.streams.story.Print;
import tidings.streams.story.Printer;

/** Matches an article against all themes, unless this text of it was matched before; decides where the sighting ends. */
final class MatchStep extends ContextualFixedKeyProcessor<String, Sighting, Judged> {
    private final ArticleMatcher themes;
    private final Screening screening;
    private final StreamsMetrics metrics;
    private final Printer printer = new Printer();

    MatchStep(ArticleMatcher themes, Screening screening, StreamsMetrics metrics) {
        this.themes = themes;
        this.screening = screening;
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
                    ? new Judged(sighting, List.of(), List.of(), Endings.of(sighting, Judgement.NOTHING, List.of()))
                    : judged(sighting);
        } catch (RuntimeException e) {
            context().forward(entry.withValue(new Judged(sighting, List.of(), List.of(), Endings.failed(sighting, e))));
            throw e;
        }
    }

    private Judged judged(Sighting sighting) {
        var judgement = metrics.timeMatching(() -> judge(sighting.article()));
        metrics.matched(judgement.matches());
        var found = judgement.matches();
        var print = found.isEmpty() ? Print.NONE : printer.print(sighting.article());
        var asked = asked(sighting.article());
        return new Judged(
                sighting,
                found.stream()
                        .filter(match -> !screening.waits(match.theme(), sighting.article()))
                        .map(match -> carried(match, sighting, print))
                        .toList(),
                asked,
                Endings.of(sighting, judgement, asked));
    }

    /** The themes that want a second opinion, in a fixed order; none of what alerts nobody. */
    private List<String> asked(Article article) {
        if (screening == Screening.OFF || article.history()) {
            return List.of();
        }
        var asked = screening.asks(article).stream().sorted().toList();
        metrics.screened(!asked.isEmpty());
        return asked;
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
        var hash = theme.hash();
        return Match.of(
                theme,
                hash,
                new Match.Found(match.score(), match.evidence(), match.missed()),
                sighting.article(),
                Match.Kind.of(sighting),
                printer.forTheme(print, theme, hash),
                Grounds.WORDS);
    }
}
