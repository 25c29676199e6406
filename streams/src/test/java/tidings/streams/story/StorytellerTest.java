package tidings.streams.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Evidence;
import tidings.events.Ids;
import tidings.events.Severity;
import tidings.events.topic.Json;
import tidings.streams.story.Match.Kind;
import tidings.streams.story.Telling.Raise;
import tidings.streams.story.Telling.Reason;
import tidings.streams.story.Telling.Silence;

class StorytellerTest {
    private static final Instant SEEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = SEEN.plusSeconds(1);

    @Test
    void firstMatchBeginsTheStory() {
        var alert = first();

        assertThat(alert.id()).isEqualTo(Ids.alert("theme", "article"));
        assertThat(alert.story()).isEqualTo(Ids.story("theme", "article"));
        assertThat(alert.version()).isEqualTo(1);
        assertThat(alert.change()).isEqualTo(Change.FIRST_REPORT);
        assertThat(alert.publishers()).isEqualTo(1);
        assertThat(alert.raised()).isEqualTo(NOW);
    }

    @Test
    void correctionKeepsWhenTheStoryBegan() {
        var second = raised(match("r2", Kind.REVISION, SEEN.plusSeconds(60)), first());

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.change()).isEqualTo(Change.CORRECTION);
        assertThat(second.firstSeen()).isEqualTo(SEEN);
        assertThat(second.lastSeen()).isEqualTo(SEEN.plusSeconds(60));
        assertThat(second.articles()).extracting(AlertArticle::revision).containsExactly("r2");
    }

    @Test
    void correctionThatArrivesLateStillCounts() {
        var second = raised(match("r2", Kind.REVISION, SEEN.minusSeconds(60)), first());

        assertThat(second.firstSeen()).isEqualTo(SEEN.minusSeconds(60));
        assertThat(second.lastSeen()).isEqualTo(SEEN);
    }

    @Test
    void sameRevisionIsToldOnce() {
        for (var kind : Kind.values()) {
            assertThat(Storyteller.tell(match("r1", kind, SEEN), first(), NOW)).isEqualTo(new Silence(Reason.KNOWN));
        }
    }

    @Test
    void variantOfAnAlertedArticleIsNotTold() {
        assertThat(Storyteller.tell(match("r2", Kind.VARIANT, SEEN), first(), NOW))
                .isEqualTo(new Silence(Reason.KNOWN));
    }

    @Test
    void historyIsNeverTold() {
        var old = match("r2", Kind.REVISION, SEEN, true, List.of());

        assertThat(Storyteller.tell(old, null, NOW)).isEqualTo(new Silence(Reason.HISTORY));
        assertThat(Storyteller.tell(old, first(), NOW)).isEqualTo(new Silence(Reason.HISTORY));
    }

    @Test
    void evidenceIsBounded() {
        var hit = new Evidence("clause", "text", 0, 1, "x", "x", 0, "article", "r1");

        var match = match("r1", Kind.FIRST_SEEN, SEEN, false, Collections.nCopies(10_000, hit));

        assertThat(match.evidence()).hasSize(Match.MOST_EVIDENCE);
    }

    @Test
    void matchCrossesATopicUnchanged() {
        var match = match("r1", Kind.FIRST_SEEN, SEEN, true, List.of());

        assertThat(Json.read(Json.bytes(match), Match.class)).isEqualTo(match);
        assertThat(Json.text(match)).contains("\"kind\":\"first-seen\"");
    }

    private static Alert first() {
        return raised(match("r1", Kind.FIRST_SEEN, SEEN), null);
    }

    private static Alert raised(Match match, Alert previous) {
        return ((Raise) Storyteller.tell(match, previous, NOW)).alert();
    }

    private static Match match(String revision, Kind kind, Instant seen) {
        return match(revision, kind, seen, false, List.of());
    }

    private static Match match(String revision, Kind kind, Instant seen, boolean history, List<Evidence> evidence) {
        var article = new AlertArticle("article", revision, "", "Title", "P", "en", null, "feed", null, seen);
        return new Match(
                "theme",
                "Theme",
                1,
                "hash",
                Severity.LOW,
                false,
                1,
                evidence,
                List.of(),
                article,
                List.of(),
                history,
                kind);
    }
}
