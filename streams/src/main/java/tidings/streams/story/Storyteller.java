package tidings.streams.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.Change;
import tidings.events.Ids;

/**
 * Decides which version of which alert a match makes. Every matched article begins a story of its own: its first match
 * raises version 1, a correction that still matches raises the next one, and what is only another feed's text of it
 * raises nothing more.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Storyteller {
    private Storyteller() {}

    /** Id of the alert that a match belongs to. */
    public static String alertId(Match match) {
        return Ids.alert(match.theme(), match.article().id());
    }

    /**
     * Tells what to raise.
     *
     * @param match what was matched
     * @param previous the last version of {@link #alertId}; null if there is none
     * @param now when it is raised
     */
    public static Telling tell(Match match, @Nullable Alert previous, Instant now) {
        if (match.history()) {
            return new Telling.Silence(Telling.Reason.HISTORY);
        }
        if (previous == null) {
            return new Telling.Raise(first(match, now));
        }
        return corrects(match, previous)
                ? new Telling.Raise(corrected(match, previous, now))
                : new Telling.Silence(Telling.Reason.KNOWN);
    }

    private static boolean corrects(Match match, Alert previous) {
        return match.kind() == Match.Kind.REVISION
                && previous.articles().stream()
                        .noneMatch(article ->
                                article.revision().equals(match.article().revision()));
    }

    private static Alert first(Match match, Instant now) {
        var article = match.article();
        var story = Ids.story(match.theme(), article.id());
        return version(match, story, 1, Change.FIRST_REPORT, article.seen(), article.seen(), now);
    }

    private static Alert corrected(Match match, Alert previous, Instant now) {
        var seen = match.article().seen();
        var firstSeen = seen.isBefore(previous.firstSeen()) ? seen : previous.firstSeen();
        var lastSeen = seen.isAfter(previous.lastSeen()) ? seen : previous.lastSeen();
        return version(match, previous.story(), previous.version() + 1, Change.CORRECTION, firstSeen, lastSeen, now);
    }

    private static Alert version(
            Match match, String story, int version, Change change, Instant firstSeen, Instant lastSeen, Instant now) {
        return new Alert(
                alertId(match),
                version,
                change,
                match.theme(),
                match.themeName(),
                match.themeVersion(),
                match.themeHash(),
                match.severity(),
                story,
                match.article().title(),
                match.score(),
                match.evidence(),
                match.missed(),
                List.of(match.article()),
                1,
                present(match.article().language()),
                present(match.article().country()),
                match.tags(),
                firstSeen,
                lastSeen,
                now);
    }

    private static List<String> present(@Nullable String word) {
        return word == null ? List.of() : List.of(word);
    }
}
