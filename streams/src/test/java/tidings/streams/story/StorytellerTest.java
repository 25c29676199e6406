package tidings.streams.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.events.Change;
import tidings.events.Evidence;
import tidings.events.Ids;
import tidings.events.Opinion;
import tidings.events.Severity;
import tidings.events.Theme.Confirm;
import tidings.events.Verdict;
import tidings.events.topic.Json;
import tidings.streams.story.Match.Kind;
import tidings.streams.story.Telling.Raise;
import tidings.streams.story.Telling.Reason;
import tidings.streams.story.Telling.Silence;

class StorytellerTest {
    private static final Instant SEEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = SEEN.plusSeconds(1);
    private static final String WIRE =
            "HELSINKI (Reuters) - The United States and Russia agreed on Tuesday to return their embassies to full"
                + " staffing by June, after nine hours of talks led by Marta Ellison and Pavel Gromov. Forty posts in"
                + " each capital will be filled within ninety days. The consulates in Yekaterinburg and Houston are"
                + " left for a later round, which is to be held in Istanbul.";
    private static final String OWN =
            "Marta Ellison came out of the Helsinki talks with Pavel Gromov smiling: by June the embassies shall be"
                    + " fully staffed again. Of the consulates in Houston and Yekaterinburg nothing was decided on"
                    + " Tuesday, and the two will meet once more in Istanbul.";

    private final MapMemory memory = new MapMemory();
    private final Storyteller storyteller = new Storyteller(memory);
    private final Printer printer = new Printer();

    @Test
    void firstMatchBeginsTheStory() {
        var alert = raised(report("a", WIRE, "P", "FI"));

        assertThat(alert.id()).isEqualTo(Ids.alert("theme", "a"));
        assertThat(alert.story()).isEqualTo(Ids.story("theme", "a"));
        assertThat(alert.version()).isEqualTo(1);
        assertThat(alert.change()).isEqualTo(Change.FIRST_REPORT);
        assertThat(alert.publishers()).isEqualTo(1);
        assertThat(alert.raised()).isEqualTo(NOW);
        assertThat(alert.latency().toAlert()).isEqualTo(Duration.ofSeconds(1));
        assertThat(alert.latency().toSight()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatMeaningAloneFoundSaysSo() {
        var alert = raised(on(report("a", WIRE, "P", "FI"), Verdict.MEANING, false));

        assertThat(alert.verdict()).isEqualTo(Verdict.MEANING);
        assertThat(alert.opinions()).extracting(Opinion::probability).containsExactly(0.83);
    }

    @Test
    void theSecondOpinionOnWhatWordsFoundIsHeardSilentlyAndInTheNextVersion() {
        assertThat(raised(report("a", WIRE, "P", "FI")).verdict()).isEqualTo(Verdict.WORDS);

        var heard = take(on(report("a", WIRE, "P", "FI"), Verdict.BOTH, false));
        var again = take(on(report("a", WIRE, "P", "FI"), Verdict.BOTH, false));
        var next = raised(report("b", OWN, "Q", "FI"));

        assertThat(heard)
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.reason()).isEqualTo(Reason.HEARD));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.reason()).isEqualTo(Reason.KNOWN));
        assertThat(next.verdict()).isEqualTo(Verdict.BOTH);
        assertThat(next.opinions()).hasSize(1);
    }

    @Test
    void whatIsForReviewBeginsNoStory() {
        var first = take(on(report("a", WIRE, "P", "FI"), Verdict.MEANING, true));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Telling.Review.class,
                        review -> assertThat(review.alert().verdict()).isEqualTo(Verdict.MEANING));
        assertThat(raised(report("a", WIRE, "P", "FI")).change()).isEqualTo(Change.FIRST_REPORT);
    }

    @Test
    void copyIsCountedOnceAndToldToNobody() {
        raised(report("a", WIRE, "P", "FI"));

        var telling = take(report("b", "By our staff. " + WIRE, "Q", "FI"));

        assertThat(telling).satisfies(silent(Reason.COPY));
        assertThat(memory.story(Ids.alert("theme", "a")).publishers()).isEqualTo(1);
    }

    @Test
    void copyInAnotherCountryIsANewVersionWithTheSameCount() {
        raised(report("a", WIRE, "P", "FI"));

        var second = raised(report("b", WIRE.substring(0, 200), "Q", "SE"));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.change()).isEqualTo(Change.NEW_LANGUAGE);
        assertThat(second.countries()).containsExactly("FI", "SE");
        assertThat(second.publishers()).isEqualTo(1);
    }

    @Test
    void anotherReportOfTheEventCountsAsAnotherPublisher() {
        raised(report("a", WIRE, "P", "FI"));

        var second = raised(report("b", OWN, "Q", "FI"));

        assertThat(second.id()).isEqualTo(Ids.alert("theme", "a"));
        assertThat(second.change()).isEqualTo(Change.NEW_PUBLISHER);
        assertThat(second.publishers()).isEqualTo(2);
        assertThat(second.articles()).extracting(AlertArticle::id).containsExactly("a", "b");
        assertThat(second.articles()).extracting(AlertArticle::copyOf).containsOnlyNulls();
    }

    @Test
    void samePublisherAgainIsNoConfirmation() {
        raised(report("a", WIRE.replace("(Reuters) ", ""), "P", "FI"));

        assertThat(take(report("b", OWN, "P", "FI"))).satisfies(silent(Reason.JOINED));
    }

    @Test
    void otherEventBeginsAnotherStory() {
        raised(report("a", WIRE, "P", "FI"));

        var other = raised(report(
                "b",
                "Russia expelled two American diplomats from its embassy quarter on Friday, accusing Joan Pike and Lee"
                        + " Harmon of spying at a shipyard near Murmansk. Washington called the charge absurd.",
                "Q",
                "FI"));

        assertThat(other.version()).isEqualTo(1);
        assertThat(other.id()).isEqualTo(Ids.alert("theme", "b"));
    }

    @Test
    void sameFormWithOtherNamesIsAnotherStory() {
        raised(report("a", WIRE, "P", "FI"));

        var other = raised(report(
                "b",
                WIRE.replace("United States", "Kingdom")
                        .replace("Russia", "Norway")
                        .replace("HELSINKI", "VIENNA")
                        .replace("Marta Ellison", "Ann Bell")
                        .replace("Pavel Gromov", "Ole Dahl")
                        .replace("Yekaterinburg", "Bergen")
                        .replace("Houston", "Leeds")
                        .replace("Istanbul", "Geneva")
                        .replace("Tuesday", "Friday")
                        .replace("June", "August")
                        .replace("Reuters", "Agency"),
                "Q",
                "FI"));

        assertThat(other.id()).isEqualTo(Ids.alert("theme", "b"));
    }

    @Test
    void storyEndsSomeDaysAfterItsLastReport() {
        raised(report("a", WIRE, "P", "FI"));

        var late = raised(match(article("b", OWN, "Q", "FI", SEEN.plus(Duration.ofDays(5))), Kind.FIRST_SEEN, null));

        assertThat(late.id()).isEqualTo(Ids.alert("theme", "b"));
    }

    @Test
    void agencysOwnArticleIsNamedAsTheOriginalEvenIfItComesLater() {
        raised(report("a", WIRE, "P", "FI"));
        take(report("b", WIRE, "Reuters", "GB"));

        var articles = memory.story(Ids.alert("theme", "a")).articles();

        assertThat(articles)
                .extracting(AlertArticle::id, AlertArticle::copyOf, AlertArticle::wire)
                .containsExactly(tuple("a", "b", "Reuters"), tuple("b", null, "Reuters"));
    }

    @Test
    void twoTextsOfOneAgencyCountOnce() {
        raised(report("a", WIRE, "P", "FI"));
        take(report("b", OWN + " (Reuters)", "Q", "FI"));

        assertThat(memory.story(Ids.alert("theme", "a")).publishers()).isEqualTo(1);
    }

    @Test
    void themeMayWaitForConfirmation() {
        var confirm = new Confirm(2, null);
        assertThat(take(confirmed("a", WIRE, "P", confirm))).satisfies(silent(Reason.UNCONFIRMED));
        assertThat(take(confirmed("b", WIRE, "Q", confirm))).satisfies(silent(Reason.UNCONFIRMED));

        var first = raised(confirmed("c", OWN, "R", confirm));

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.change()).isEqualTo(Change.FIRST_REPORT);
        assertThat(first.articles()).extracting(AlertArticle::id).containsExactly("a", "b", "c");
        assertThat(first.publishers()).isEqualTo(2);
    }

    @Test
    void themeMayRaiseItsSeverityOnConfirmation() {
        var confirm = new Confirm(2, Severity.CRITICAL);

        assertThat(raised(confirmed("a", WIRE, "P", confirm)).severity()).isEqualTo(Severity.LOW);
        assertThat(raised(confirmed("b", OWN, "Q", confirm)).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void correctionSaysWhatChangedAndKeepsWhenTheStoryBegan() {
        raised(report("a", WIRE, "P", "FI"));

        var second = raised(match(
                article("a", WIRE.replace("Forty posts", "Twenty posts"), "P", "FI", SEEN.plusSeconds(60)),
                Kind.REVISION,
                null));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.change()).isEqualTo(Change.CORRECTION);
        assertThat(second.firstSeen()).isEqualTo(SEEN);
        assertThat(second.lastSeen()).isEqualTo(SEEN.plusSeconds(60));
        assertThat(second.articles()).hasSize(1);
        assertThat(second.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.field()).isEqualTo("text");
            assertThat(difference.before()).startsWith("Forty posts");
            assertThat(difference.after()).startsWith("Twenty posts");
        });
    }

    @Test
    void sameTextIsToldOnceWhateverItIsCalled() {
        raised(report("a", WIRE, "P", "FI"));

        for (var kind : Kind.values()) {
            assertThat(take(match(article("a", WIRE, "P", "FI", SEEN), kind, null)))
                    .satisfies(silent(Reason.KNOWN));
        }
    }

    @Test
    void variantOfAnAlertedArticleIsNotTold() {
        raised(report("a", WIRE, "P", "FI"));

        assertThat(take(match(article("a", OWN, "P", "FI", SEEN), Kind.VARIANT, null)))
                .satisfies(silent(Reason.KNOWN));
    }

    @Test
    void historyIsNeverTold() {
        var old = article("a", WIRE, "P", "FI", SEEN).asHistory();

        assertThat(take(match(old, Kind.FIRST_SEEN, null))).isEqualTo(new Silence(Reason.HISTORY, null));
        assertThat(memory.stories).isEmpty();
    }

    @Test
    void quietStorySaysSoInTheNextVersion() {
        raised(report("a", WIRE, "P", "FI"));

        var last = storyteller.quiet(memory.story(Ids.alert("theme", "a")), NOW.plusSeconds(9));

        assertThat(last.version()).isEqualTo(2);
        assertThat(last.change()).isEqualTo(Change.QUIET);
        assertThat(last.latency()).isNull();
    }

    @Test
    void untoldStoryGoesQuietUnnoticed() {
        take(confirmed("a", WIRE, "P", new Confirm(2, null)));

        assertThat(storyteller.quiet(memory.story(Ids.alert("theme", "a")), NOW))
                .isNull();
    }

    @Test
    void thousandCopiesKeepTheAlertBoundedAndItsFirstArticle() {
        raised(report("a", WIRE, "P", "FI"));
        for (var copy = 0; copy < 1_000; copy++) {
            take(report("copy" + copy, WIRE, "Paper " + copy, "FI"));
        }
        var alert = raised(report("last", OWN, "Q", "SE"));

        assertThat(alert.articles()).hasSize(Story.MOST);
        assertThat(alert.articles().getFirst().id()).isEqualTo("a");
        assertThat(alert.articles().getLast().id()).isEqualTo("last");
        assertThat(alert.publishers()).isEqualTo(2);
        assertThat(alert.version()).isEqualTo(2);
        assertThat(memory.index.values())
                .allSatisfy(postings -> assertThat(postings.stories()).hasSize(1));
    }

    @Test
    void evidenceIsBounded() {
        var hit = new Evidence("clause", "text", 0, 1, "x", "x", 0, "a", "r1");
        var match = match(article("a", WIRE, "P", "FI", SEEN), Kind.FIRST_SEEN, null, Collections.nCopies(10_000, hit));

        assertThat(match.evidence()).hasSize(Match.MOST_EVIDENCE);
    }

    @Test
    void whatIsKeptReadsBackUnchanged() {
        var match = report("a", WIRE, "P", "FI");
        take(match);
        take(report("b", OWN, "Q", "FI"));
        var story = memory.story(Ids.alert("theme", "a"));
        var frequencies = memory.frequencies("theme");

        assertThat(Json.read(Json.bytes(match), Match.class)).isEqualTo(match);
        assertThat(Json.text(match)).contains("\"kind\":\"first-seen\"");
        assertThat(Json.read(Json.bytes(story), Story.class)).isEqualTo(story);
        assertThat(Json.read(Json.bytes(frequencies), Frequencies.class)).isEqualTo(frequencies);
    }

    private Telling take(Match match) {
        return storyteller.take(match, NOW);
    }

    private Alert raised(Match match) {
        return ((Raise) take(match)).alert();
    }

    private Match report(String id, String text, String publisher, String country) {
        return match(article(id, text, publisher, country, SEEN), Kind.FIRST_SEEN, null);
    }

    private Match confirmed(String id, String text, String publisher, Confirm confirm) {
        return match(article(id, text, publisher, "FI", SEEN), Kind.FIRST_SEEN, confirm);
    }

    private static Article article(String id, String text, String publisher, String country, Instant seen) {
        return Article.builder(id, seen)
                .title("Talks in Helsinki")
                .text(text)
                .language("en")
                .publisher(publisher)
                .country(country)
                .published(SEEN.minus(Duration.ofMinutes(5)))
                .build();
    }

    private Match match(Article article, Kind kind, @Nullable Confirm confirm) {
        return match(article, kind, confirm, List.of());
    }

    private Match match(Article article, Kind kind, @Nullable Confirm confirm, List<Evidence> evidence) {
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
                AlertArticle.of(article).from(null, Agency.of(article)),
                List.of(),
                article.history(),
                kind,
                printer.print(article),
                article.text(),
                confirm,
                Grounds.WORDS);
    }

    private static Match on(Match match, Verdict verdict, boolean review) {
        var opinion =
                new Opinion(match.article().id(), match.article().revision(), 0.83, 0.7, "model", List.of(), List.of());
        return new Match(
                match.theme(),
                match.themeName(),
                match.themeVersion(),
                match.themeHash(),
                match.severity(),
                match.topic(),
                match.score(),
                match.evidence(),
                match.missed(),
                match.article(),
                match.tags(),
                match.history(),
                match.kind(),
                match.print(),
                match.text(),
                match.confirm(),
                new Grounds(verdict, opinion, review));
    }

    /** Silent for a reason, in the story that began with article a. */
    private static Consumer<Telling> silent(Reason reason) {
        return telling -> {
            assertThat(telling)
                    .isInstanceOfSatisfying(
                            Silence.class,
                            silence -> assertThat(silence.reason()).isEqualTo(reason));
            assertThat(((Silence) telling).story().id()).isEqualTo(Ids.alert("theme", "a"));
        };
    }
}
