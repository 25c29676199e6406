package tidings.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.NewsDriver.START;
import static tidings.streams.Samples.article;
import static tidings.streams.Samples.containing;
import static tidings.streams.Samples.theme;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Article;
import tidings.events.Disposition;
import tidings.events.LedgerEntry;
import tidings.events.Opinion;
import tidings.events.Theme;
import tidings.events.ThemeOutcome;
import tidings.events.Verdict;
import tidings.streams.story.Dismissal;
import tidings.streams.story.Grounds;
import tidings.streams.story.Match;
import tidings.streams.story.Print;

/** How articles leave the topology for the second opinion, and what comes back joins it. */
class SecondOpinionPathTest {
    private static final Theme THEME = theme("embassy", 1, true, "embassy");

    private NewsDriver news;

    @BeforeEach
    void open(@TempDir Path stateDirectory) {
        news = new NewsDriver(stateDirectory, containing(THEME), new Asking());
    }

    @AfterEach
    void close() {
        news.close();
    }

    @Test
    void whatPassesTheScreenIsAskedAboutUnderAKeyThatCopiesShare() {
        var text = "The envoys come back to the capital after nine years, it was said on Monday. ".repeat(6);
        news.see(article("a", "feed-1", START).text(text).build());
        news.see(article("b", "feed-2", START)
                .title("Another headline")
                .text(text)
                .build());

        assertThat(news.questions()).hasSize(2).satisfies(asked -> {
            assertThat(asked.getFirst().key()).isEqualTo(asked.getLast().key());
            assertThat(asked.getFirst().value().themes()).containsExactly("embassy");
            assertThat(asked.getFirst().value().kind()).isEqualTo(Match.Kind.FIRST_SEEN);
            assertThat(asked.getFirst().timestamp()).isEqualTo(START.toEpochMilli());
        });
        assertThat(news.count("tidings.streams.meaning.screened", "outcome", "asked"))
                .isEqualTo(2);
    }

    @Test
    void whatDoesNotPassIsCounted() {
        news.see(article("a", "feed-1", START).text("Football.").build());

        assertThat(news.questions()).isEmpty();
        assertThat(news.count("tidings.streams.meaning.screened", "outcome", "passed-over"))
                .isEqualTo(1);
    }

    @Test
    void historyIsNotAskedAbout() {
        news.see(article("a", "feed-1", START).text("envoys").history(true).build());

        assertThat(news.questions()).isEmpty();
    }

    @Test
    void wordsAlertAtOnceUnlessTheThemeWaits() {
        news.see(article("a", "feed-1", START).text("The embassy opens.").build());
        news.see(article("b", "feed-1", START)
                .text("wait: the embassy of another country closes")
                .build());

        assertThat(news.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.value().verdict()).isEqualTo(Verdict.WORDS));
    }

    @Test
    void whatMeaningFoundIsAnAlertLikeAnyOther() {
        news.hear(found(Verdict.MEANING, false), START.toEpochMilli());

        assertThat(news.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.value().verdict()).isEqualTo(Verdict.MEANING);
            assertThat(alert.value().opinions()).extracting(Opinion::model).containsExactly("model-1");
            assertThat(alert.timestamp()).isEqualTo(START.toEpochMilli());
        });
        assertThat(news.alertsOf("embassy")).hasSize(1);
    }

    @Test
    void whatIsForReviewGoesToItsOwnTopicOnly() {
        news.hear(found(Verdict.MEANING, true), START.toEpochMilli());

        assertThat(news.reviews()).extracting(review -> review.key()).containsExactly("embassy");
        assertThat(news.alerts()).isEmpty();
        assertThat(news.alertsOf("embassy")).isEmpty();
    }

    @Test
    void theLedgerSaysWhoWasAskedAndWhatItCameTo() {
        var article = article("a", "feed-1", START).text("The envoys are back.").build();
        news.see(article);
        var opinion = new Opinion(article.id(), article.revision(), 0.12, 0.7, "model-1", List.of(), List.of());
        news.hear(
                Match.of(
                                THEME,
                                THEME.hash(),
                                new Match.Found(0, List.of(), List.of()),
                                article,
                                Match.Kind.FIRST_SEEN,
                                Print.NONE,
                                Grounds.dismissed(opinion, Dismissal.NOT_ABOUT))
                        .bare(),
                START.toEpochMilli());

        var entries = news.ledger();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().sighting().disposition()).isEqualTo(Disposition.ASKED);
        assertThat(entries.getFirst().sighting().themes())
                .extracting(ThemeOutcome::theme, ThemeOutcome::outcome)
                .contains(org.assertj.core.groups.Tuple.tuple("embassy", ThemeOutcome.Outcome.ASKED));
        assertThat(entries.getLast().article()).isEqualTo(article.id());
        assertThat(entries.getLast().telling().told()).isEqualTo(LedgerEntry.Told.SUPPRESSED);
        assertThat(entries.getLast().telling().opinion()).isEqualTo(0.12);
        assertThat(news.alerts()).isEmpty();
    }

    private static Match found(Verdict verdict, boolean review) {
        var article = article("m", "feed-1", START).text("Envoys are back.").build();
        var opinion = new Opinion(article.id(), article.revision(), 0.83, 0.7, "model-1", List.of(), List.of());
        return Match.of(
                THEME,
                THEME.hash(),
                new Match.Found(0, List.of(), List.of("clause")),
                article,
                Match.Kind.FIRST_SEEN,
                Print.NONE,
                new Grounds(verdict, opinion, review));
    }

    /** Asks about envoys; what begins with "wait" waits. */
    private static final class Asking implements Screening {
        @Override
        public Set<String> asks(Article article) {
            return article.text().contains("envoys") ? Set.of("embassy") : Set.of();
        }

        @Override
        public boolean waits(Theme theme, Article article) {
            return article.text().startsWith("wait");
        }
    }
}
