package tidings.streams.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.AlertArticle;
import tidings.events.LedgerEntry;
import tidings.events.LedgerEntry.Told;
import tidings.streams.story.Dismissal;
import tidings.streams.story.Match;
import tidings.streams.story.Telling;

/**
 * What the stories of one theme made of one article, text by text, oldest first.
 *
 * @param tellings at most {@value #MOST}; of more the first and the latest are kept
 */
public record Tellings(List<LedgerEntry.Telling> tellings) {
    /** So many are kept. */
    static final int MOST = 16;

    public Tellings {
        tellings = List.copyOf(tellings);
    }

    /** With another one. */
    public static Tellings with(@Nullable Tellings before, LedgerEntry.Telling telling) {
        var all = new ArrayList<>(before == null ? List.of() : before.tellings);
        all.add(telling);
        if (all.size() > MOST) {
            all.remove(1);
        }
        return new Tellings(all);
    }

    /** What is written down of a match; null of one that no story takes. */
    public static LedgerEntry.@Nullable Telling of(Match match, Telling telling, Instant now) {
        return switch (telling) {
            case Telling.Raise raise -> raised(match, raise, now);
            case Telling.Silence silence -> silent(match, silence, now);
            case Telling.Review review -> dismissed(match, Told.REVIEW, null, now);
        };
    }

    /** What is written down where the second opinion keeps an article from the stories. */
    public static LedgerEntry.Telling dismissed(Match match, Dismissal dismissal, Instant now) {
        return dismissed(match, dismissal.isSkip() ? Told.SKIPPED : Told.SUPPRESSED, dismissal.reason(), now);
    }

    private static LedgerEntry.Telling dismissed(Match match, Told told, @Nullable String by, Instant now) {
        return new LedgerEntry.Telling(
                now,
                match.article().revision(),
                match.theme(),
                told,
                null,
                null,
                0,
                null,
                null,
                probability(match),
                by);
    }

    private static @Nullable Double probability(Match match) {
        var opinion = match.grounds().opinion();
        return opinion == null ? null : opinion.probability();
    }

    /** What is written down of a match that no story could take. */
    public static LedgerEntry.Telling failed(Match match, Instant now) {
        return new LedgerEntry.Telling(
                now, match.article().revision(), match.theme(), Told.DEAD_LETTERED, null, null, 0, null, null);
    }

    private static LedgerEntry.Telling raised(Match match, Telling.Raise raise, Instant now) {
        var alert = raise.alert();
        var copyOf = alert.articles().stream()
                .filter(article -> article.id().equals(match.article().id()))
                .map(AlertArticle::copyOf)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
        return new LedgerEntry.Telling(
                now,
                match.article().revision(),
                match.theme(),
                Told.RAISED,
                alert.id(),
                alert.story(),
                alert.version(),
                alert.change(),
                copyOf,
                probability(match),
                null);
    }

    private static LedgerEntry.@Nullable Telling silent(Match match, Telling.Silence silence, Instant now) {
        var story = silence.story();
        var told = told(silence.reason());
        return story == null || told == null
                ? null
                : new LedgerEntry.Telling(
                        now,
                        match.article().revision(),
                        match.theme(),
                        told,
                        story.id(),
                        story.story(),
                        story.version(),
                        null,
                        story.copied(match.article().id()),
                        probability(match),
                        null);
    }

    private static @Nullable Told told(Telling.Reason reason) {
        return switch (reason) {
            case HISTORY, HEARD -> null;
            case KNOWN -> Told.KNOWN;
            case COPY -> Told.COPY;
            case JOINED -> Told.JOINED;
            case UNCONFIRMED -> Told.UNCONFIRMED;
        };
    }
}
