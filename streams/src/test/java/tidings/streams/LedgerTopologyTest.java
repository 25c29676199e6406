package tidings.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tidings.streams.NewsDriver.START;
import static tidings.streams.Samples.article;
import static tidings.streams.Samples.containing;
import static tidings.streams.Samples.theme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Change;
import tidings.events.Disposition;
import tidings.events.Ids;
import tidings.events.LedgerEntry;
import tidings.events.LedgerEntry.Told;
import tidings.events.ThemeOutcome;
import tidings.streams.ledger.Shelf;

/** What the topology writes down of each sighting. */
class LedgerTopologyTest {
    private static final String LONG = "The United States and Russia agreed on Tuesday to return each embassy to full"
            + " staffing by June, after nine hours of talks led by Marta Ellison and Pavel Gromov in Helsinki.";

    private NewsDriver news;

    @BeforeEach
    void open(@TempDir Path stateDirectory) {
        news = new NewsDriver(stateDirectory, containing(theme("embassy", 1, true, "embassy")));
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void everySightingEndsOnce() {
        var first = article("a", "feed-1", START).build();
        var changed = article("a", "feed-1", START.plusSeconds(2))
                .text("The embassy opens in May.")
                .build();
        news.see(first);
        news.see(article("a", "feed-2", START.plusSeconds(1)).build());
        news.see(changed);
        news.see(article("a", "feed-3", START.plusSeconds(3)).text("Nothing.").build());
        news.see(article("b", "feed-1", START).history(true).build());

        assertThat(sightings())
                .extracting(
                        LedgerEntry.Sighting::feed,
                        LedgerEntry.Sighting::sight,
                        LedgerEntry.Sighting::of,
                        LedgerEntry.Sighting::disposition)
                .containsExactly(
                        tuple("feed-1", "first-seen", null, Disposition.MATCHED),
                        tuple("feed-2", "duplicate", first.revision(), Disposition.DUPLICATE),
                        tuple("feed-1", "revision", first.revision(), Disposition.MATCHED),
                        tuple("feed-3", "variant", changed.revision(), Disposition.NO_MATCH),
                        tuple("feed-1", "first-seen", null, Disposition.STALE));
        assertThat(news.count("tidings.streams.ledger", "disposition", "matched"))
                .isEqualTo(2);
    }

    @Test
    void noMatchNamesTheNearestThemeAndWhatWasMissing() {
        news.see(article("a", "feed-1", START).text("Nothing.").build());

        assertThat(sightings().getFirst().themes())
                .containsExactly(new ThemeOutcome(
                        "embassy", 1, ThemeOutcome.Outcome.BELOW_THRESHOLD, 0.5, 1, List.of("clause"), null));
    }

    @Test
    void matchSaysWhatItsStoryMadeOfIt() {
        var first = article("a", "feed-1", START).text(LONG).build();
        news.see(first);
        news.see(article("b", "feed-2", START.plusSeconds(1)).text(LONG).build());
        news.see(article("a", "feed-2", START.plusSeconds(2))
                .text("The embassy opens in May.")
                .build());

        var alert = Ids.alert("embassy", first.id());
        assertThat(tellings())
                .extracting(
                        LedgerEntry.Telling::told,
                        LedgerEntry.Telling::alert,
                        LedgerEntry.Telling::version,
                        LedgerEntry.Telling::change)
                .containsExactly(
                        tuple(Told.RAISED, alert, 1, Change.FIRST_REPORT),
                        tuple(Told.COPY, alert, 1, null),
                        tuple(Told.KNOWN, alert, 1, null));
        assertThat(tellings().get(1).copyOf()).isEqualTo(first.id());
    }

    @Test
    void textThatNoLongerMatchesIsToldAsWithdrawn() {
        var first = article("a", "feed-1", START).build();
        news.see(first);
        news.see(article("a", "feed-1", START.plusSeconds(60))
                .text("Correction: nothing opens.")
                .build());
        news.see(article("a", "feed-1", START.plusSeconds(90))
                .text("Correction: nothing opens, again.")
                .build());

        var versions = news.alerts().stream().map(one -> one.value()).toList();
        assertThat(versions)
                .extracting(one -> one.version(), one -> one.change())
                .containsExactly(tuple(1, Change.FIRST_REPORT), tuple(2, Change.WITHDRAWN));
        assertThat(versions.getLast().evidence()).isEmpty();
        assertThat(versions.getLast().themeName()).isEqualTo("Theme embassy");
        assertThat(versions.getLast().differences())
                .anySatisfy(difference -> assertThat(difference.after()).contains("nothing opens"));
        assertThat(tellings())
                .extracting(LedgerEntry.Telling::change)
                .containsExactly(Change.FIRST_REPORT, Change.WITHDRAWN);
    }

    @Test
    void correctionOfWhatNeverMatchedIsSilent() {
        news.see(article("a", "feed-1", START).text("Nothing.").build());
        news.see(article("a", "feed-1", START.plusSeconds(60))
                .text("Still nothing.")
                .build());

        assertThat(news.alerts()).isEmpty();
        assertThat(tellings()).isEmpty();
    }

    @Test
    void textThatMatchesAgainCorrectsTheAlert() {
        news.see(article("a", "feed-1", START).build());
        news.see(article("a", "feed-1", START.plusSeconds(60)).text("Nothing.").build());
        news.see(article("a", "feed-1", START.plusSeconds(90))
                .text("The embassy opens after all.")
                .build());

        assertThat(news.alerts())
                .extracting(one -> one.value().version(), one -> one.value().change())
                .containsExactly(
                        tuple(1, Change.FIRST_REPORT), tuple(2, Change.WITHDRAWN), tuple(3, Change.CORRECTION));
    }

    @Test
    void historyIsToldByNoStory() {
        news.see(article("a", "feed-1", START).history(true).build());

        assertThat(tellings()).isEmpty();
        assertThat(sightings().getFirst().themes())
                .extracting(ThemeOutcome::outcome)
                .containsExactly(ThemeOutcome.Outcome.MATCHED);
    }

    @Test
    void whatCannotBeJudgedEndsAsADeadLetter() {
        news.themes.set(article -> {
            throw new IllegalStateException("bug");
        });

        news.see(article("a", "feed-1", START).build());

        assertThat(sightings()).singleElement().satisfies(ending -> {
            assertThat(ending.disposition()).isEqualTo(Disposition.DEAD_LETTERED);
            assertThat(ending.reason()).contains("bug");
        });
        assertThat(news.deadLetters()).hasSize(1);
    }

    @Test
    void stateHoldsWhatTheTopicSays() {
        var article = article("a", "feed-1", START).build();
        news.see(article);
        news.see(article("a", "feed-2", START.plusSeconds(1)).build());

        assertThat(news.kept(Shelf.PAGES, article.id()).sightings()).isEqualTo(sightings());
        assertThat(news.kept(Shelf.TOLD, Shelf.toldKey("embassy", article.id())).tellings())
                .isEqualTo(tellings());
    }

    @Test
    void addressThatIsNotItsOwnLeadsToTheArticle() {
        var alias = "example.org/moved";
        var one = article("a", "feed-1", START).aliases(List.of(alias)).build();
        var two = article("b", "feed-1", START).aliases(List.of(alias)).build();
        news.see(one);
        news.see(two);

        assertThat(news.kept(Shelf.ALIASES, Ids.article(alias)).articles()).containsExactly(one.id(), two.id());
        assertThat(news.kept(Shelf.ALIASES, one.id())).isNull();
    }

    @Test
    void pageOfAnArticleThatChangesForEverStaysShort() {
        var first = article("a", "feed-1", START).text("Text 0").build();
        for (var change = 0; change < 100; change++) {
            news.see(article("a", "feed-1", START.plusSeconds(change))
                    .text("Text " + change)
                    .build());
        }

        var page = news.kept(Shelf.PAGES, first.id());
        assertThat(page.sightings()).hasSizeLessThan(20);
        assertThat(page.sightings().size() + page.left()).isEqualTo(100);
        assertThat(page.sightings().getFirst().sight()).isEqualTo("first-seen");
        assertThat(page.sightings().getLast().at()).isEqualTo(START.plusSeconds(99));
    }

    @Test
    void whatIsKeptStaysBounded() {
        var keep = news.topics.keepArticles();
        for (var day = 0; day < 3 * keep.toDays(); day += 3) {
            var seen = START.plus(Duration.ofDays(day));
            news.pass(Duration.ofDays(3));
            news.see(article("article " + day, "feed-1", seen)
                    .aliases(List.of("example.org/alias-" + day))
                    .build());
        }
        news.pass(Memory.SWEEP_EVERY);

        for (var shelf : List.of(Shelf.PAGES, Shelf.TOLD, Shelf.ALIASES)) {
            assertThat(news.remembered(shelf.store()))
                    .as(shelf.store())
                    .isBetween(keep.toDays() / 3, keep.toDays() / 3 + 3);
        }
    }

    private List<LedgerEntry> entries;

    private List<LedgerEntry> entries() {
        if (entries == null) {
            entries = news.ledger();
        }
        return entries;
    }

    private List<LedgerEntry.Sighting> sightings() {
        return entries().stream()
                .map(LedgerEntry::sighting)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<LedgerEntry.Telling> tellings() {
        return entries().stream()
                .map(LedgerEntry::telling)
                .filter(Objects::nonNull)
                .toList();
    }
}
