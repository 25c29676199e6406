package tidings.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tidings.streams.NewsDriver.START;
import static tidings.streams.NewsDriver.header;
import static tidings.streams.Samples.article;
import static tidings.streams.Samples.containing;
import static tidings.streams.Samples.theme;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Change;
import tidings.events.Ids;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.Json;

class NewsTopologyTest {
    private static final String WIRE =
            "HELSINKI - The United States and Russia agreed on Tuesday to return each embassy to full staffing by"
                + " June, after nine hours of talks led by Marta Ellison and Pavel Gromov. Forty posts in each capital"
                + " will be filled within ninety days. The consulates in Yekaterinburg and Houston are left for a"
                + " later round, which is to be held in Istanbul.";
    private static final String OWN = "Marta Ellison came out of the Helsinki talks with Pavel Gromov smiling: by June"
            + " each embassy shall be fully staffed again. Of the consulates in Houston and Yekaterinburg nothing was"
            + " decided on Tuesday, and the two will meet once more in Istanbul.";

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
    void printedTopologyIsTheCheckedInFile(@TempDir Path stateDirectory) throws Exception {
        var printed = news.topology(news.config(stateDirectory)).describe().toString();

        try (var file = NewsTopology.class.getResourceAsStream("topology.txt")) {
            assertThat(printed).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void matchedArticleAlertsWithItsEvidence() {
        var article = article("a", "feed-1", START).build();

        news.see(article);

        var alert = news.alerts().getFirst();
        assertThat(alert.key()).isEqualTo("embassy");
        assertThat(alert.value().id()).isEqualTo(Ids.alert("embassy", article.id()));
        assertThat(alert.value().story()).isEqualTo(Ids.story("embassy", article.id()));
        assertThat(alert.value().change()).isEqualTo(Change.FIRST_REPORT);
        assertThat(alert.value().evidence())
                .extracting("text", "field", "revision")
                .containsExactly(tuple("embassy", "text", article.revision()));
        assertThat(alert.value().missed()).containsExactly("other");
        assertThat(alert.value().tags()).containsExactly("agency");
        assertThat(alert.value().languages()).containsExactly("en");
        assertThat(alert.value().countries()).containsExactly("FI");
    }

    @Test
    void alertCarriesCloudEventsHeadersAndTheTimeOfSight() {
        news.see(article("a", "feed-1", START.minusSeconds(7)).build());

        var alert = news.alerts().getFirst();
        assertThat(header(alert, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(alert, "ce_id")).isEqualTo(alert.value().id() + ".1");
        assertThat(header(alert, "ce_source")).isEqualTo("/themes/embassy");
        assertThat(header(alert, "ce_type")).isEqualTo("tidings.alert");
        assertThat(header(alert, "ce_subject")).isEqualTo(alert.value().story());
        assertThat(header(alert, "ce_time")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(header(alert, "content-type")).isEqualTo("application/json");
        assertThat(alert.timestamp()).isEqualTo(START.minusSeconds(7).toEpochMilli());
    }

    @Test
    void themeWithTopicGetsItsAlertsThereUnderTheStory() {
        news.themes.set(containing(theme("embassy", 1, true, "embassy"), theme("open", 1, false, "opens")));

        news.see(article("a", "feed-1", START).build());

        assertThat(news.alerts()).extracting("key").containsExactlyInAnyOrder("embassy", "open");
        var own = news.alertsOf("embassy");
        assertThat(own).singleElement().satisfies(one -> {
            assertThat(one.key()).isEqualTo(one.value().story());
            assertThat(header(one, "ce_subject")).isEqualTo(one.value().story());
        });
        assertThat(news.alertsOf("open")).isEmpty();
    }

    @Test
    void sameArticleFromTwoFeedsAlertsOnce() {
        news.see(article("a", "feed-1", START).build());
        news.see(article("a", "feed-2", START.plusSeconds(5)).build());

        assertThat(news.alerts()).hasSize(1);
        assertThat(news.count("tidings.streams.sightings", "disposition", "duplicate"))
                .isEqualTo(1);
    }

    @Test
    void otherTextFromAnotherFeedRaisesNoSecondVersion() {
        news.see(article("a", "feed-1", START).build());
        news.see(article("a", "feed-2", START.plusSeconds(5))
                .text("The embassy opens again, says the ministry.")
                .build());

        assertThat(news.alerts()).hasSize(1);
        assertThat(news.count("tidings.streams.sightings", "disposition", "variant"))
                .isEqualTo(1);
    }

    @Test
    void otherTextFromAnotherFeedMayBeTheFirstToMatch() {
        news.see(article("a", "feed-1", START).text("Too short.").build());
        news.see(article("a", "feed-2", START.plusSeconds(5)).build());

        assertThat(news.alerts()).extracting(one -> one.value().version()).containsExactly(1);
    }

    @Test
    void correctionRaisesVersionTwo() {
        news.see(article("a", "feed-1", START).build());
        var corrected = article("a", "feed-1", START.plusSeconds(60))
                .text("Correction: the embassy opens in May.")
                .build();

        news.see(corrected);

        var versions = news.alerts().stream().map(one -> one.value()).toList();
        assertThat(versions)
                .extracting(Alert::version, Alert::change)
                .containsExactly(tuple(1, Change.FIRST_REPORT), tuple(2, Change.CORRECTION));
        assertThat(versions.getLast().id()).isEqualTo(versions.getFirst().id());
        assertThat(versions.getLast().articles()).extracting("revision").containsExactly(corrected.revision());
        assertThat(versions.getLast().evidence().getFirst().revision()).isEqualTo(corrected.revision());
        assertThat(versions.getLast().firstSeen()).isEqualTo(START);
        assertThat(versions.getLast().lastSeen()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void correctionThatNewlyMatchesRaisesVersionOne() {
        news.see(article("a", "feed-1", START).text("Nothing yet.").build());
        news.see(article("a", "feed-1", START.plusSeconds(60)).build());

        assertThat(news.alerts())
                .extracting(one -> one.value().version(), one -> one.value().change())
                .containsExactly(tuple(1, Change.FIRST_REPORT));
    }

    @Test
    void historyAlertsNobody() {
        news.see(article("a", "feed-1", START).history(true).build());

        assertThat(news.alerts()).isEmpty();
        assertThat(news.count("tidings.streams.silent", "reason", "history")).isEqualTo(1);
        assertThat(news.count("tidings.streams.matches", "theme", "embassy")).isEqualTo(1);
    }

    @Test
    void oldArticleThatIsCorrectedAlertsNobodyEither() {
        news.see(article("a", "feed-1", START).history(true).build());
        news.see(article("a", "feed-1", START.plusSeconds(60))
                .text("The embassy opens once again.")
                .build());

        assertThat(news.alerts()).isEmpty();
    }

    @Test
    void oldArticleThatAnotherFeedHasAsNewsAlerts() {
        news.see(article("a", "feed-1", START).history(true).build());
        news.see(article("a", "feed-2", START.plusSeconds(60)).build());

        assertThat(news.alerts())
                .extracting(one -> one.value().version(), one -> one.value().change())
                .containsExactly(tuple(1, Change.FIRST_REPORT));
    }

    @Test
    void articleIsKnownAsLongAsItKeepsBeingSeen() {
        var keep = news.topics.keepArticles();
        for (var sighting = 0; sighting < 4; sighting++) {
            var seen = START.plus(keep.multipliedBy(sighting)).minusSeconds(sighting);
            news.pass(keep);
            news.see(article("a", "feed-" + sighting, seen).build());
        }

        assertThat(news.alerts())
                .filteredOn(one -> one.value().change() != Change.QUIET)
                .hasSize(1);
    }

    @Test
    void copiesAndReportsOfOneEventAreOneAlert() {
        news.see(article("a", "feed-1", START).title("Talks").text(WIRE).build());
        news.see(article("b", "feed-2", START.plusSeconds(5))
                .title("Another headline")
                .text(WIRE.substring(0, 260))
                .publisher("The Echo")
                .build());
        news.see(article("c", "feed-3", START.plusSeconds(9))
                .title("Envoys settle on June")
                .text(OWN)
                .publisher("The Lantern")
                .build());

        var versions = news.alerts().stream().map(one -> one.value()).toList();
        assertThat(versions)
                .extracting(Alert::version, Alert::change, Alert::publishers)
                .containsExactly(tuple(1, Change.FIRST_REPORT, 1), tuple(2, Change.NEW_PUBLISHER, 2));
        assertThat(versions.getLast().articles())
                .extracting(one -> one.publisher(), one -> one.copyOf() != null)
                .containsExactly(tuple("The Courier", false), tuple("The Echo", true), tuple("The Lantern", false));
        assertThat(news.count("tidings.streams.silent", "reason", "copy")).isEqualTo(1);
    }

    @Test
    void storyOfWhichNothingNewComesIsQuietOnce() {
        news.see(article("a", "feed-1", START).build());
        news.pass(StoryStep.QUIET.minusMinutes(1));
        assertThat(news.alerts()).hasSize(1);

        news.pass(Duration.ofMinutes(2));
        news.pass(StoryStep.QUIET.multipliedBy(3));

        var told = news.alerts();
        assertThat(told).hasSize(1);
        var last = told.getFirst();
        assertThat(last.value().change()).isEqualTo(Change.QUIET);
        assertThat(last.value().version()).isEqualTo(2);
        assertThat(header(last, "ce_id")).isEqualTo(last.value().id() + ".2");
    }

    @Test
    void anythingNewPutsQuietOff() {
        news.see(article("a", "feed-1", START).build());
        news.pass(Duration.ofHours(20));
        news.see(article("a", "feed-1", START.plus(Duration.ofHours(20)))
                .text("Correction: the embassy opens in May.")
                .build());
        news.pass(Duration.ofHours(20));
        assertThat(news.alerts())
                .extracting(one -> one.value().change())
                .containsExactly(Change.FIRST_REPORT, Change.CORRECTION);

        news.pass(Duration.ofHours(5));

        assertThat(news.alerts()).extracting(one -> one.value().change()).containsExactly(Change.QUIET);
    }

    @Test
    void impossibleTimestampsAreTakenAsNow() {
        var first = article("a", "feed-1", START).build();
        news.see(first);
        var other = article("b", "feed-1", START).build();
        news.see(
                other.id(),
                Json.bytes(other),
                Instant.parse("2099-01-01T00:00:00Z").toEpochMilli());

        news.see(article("a", "feed-2", START.plusSeconds(1)).build());

        assertThat(news.alerts())
                .extracting(one -> one.timestamp())
                .containsExactly(START.toEpochMilli(), START.toEpochMilli());
    }

    @Test
    void poisonRecordDoesNotStopTheRest() {
        for (var garbage : List.of("", "null", "{", "[]", "{\"id\":1}", "{\"id\":\"x\"}", "\u0000\u0001")) {
            news.see("garbage", garbage.getBytes(StandardCharsets.UTF_8), START.toEpochMilli());
        }
        news.see(article("a", "feed-1", START).build());

        assertThat(news.alerts()).hasSize(1);
        assertThat(news.deadLetters()).hasSize(7).allSatisfy(letter -> {
            assertThat(letter.key()).isEqualTo("garbage");
            assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("tidings.articles");
            assertThat(header(letter, DeadLetters.EXCEPTION)).endsWith("PoisonException");
        });
    }

    @Test
    void recordWithoutValueOrUnderAnotherKeyIsSetAside() {
        var article = article("a", "feed-1", START).build();
        news.see(article.id(), null, START.toEpochMilli());
        news.see("another key", Json.bytes(article), START.toEpochMilli());
        news.see(null, Json.bytes(article), START.toEpochMilli());

        assertThat(news.alerts()).isEmpty();
        assertThat(news.deadLetters())
                .extracting(letter -> header(letter, DeadLetters.MESSAGE))
                .containsExactly(
                        "a value expected, got none",
                        "key " + article.id() + " expected, got another key",
                        "key " + article.id() + " expected, got null");
    }

    @Test
    void bugInMatchingSetsOneArticleAside() {
        var matcher = containing(theme("embassy", 1, true, "embassy"));
        news.themes.set(article -> switch (article.title()) {
            case "overflow" -> throw new StackOverflowError();
            case "cast" -> throw new ClassCastException("bug");
            case "bug" -> throw new IllegalStateException("bug");
            default -> matcher.judge(article);
        });

        for (var title : List.of("overflow", "cast", "bug", "good")) {
            news.see(article(title, "feed-1", START).title(title).build());
        }

        assertThat(news.alerts()).extracting(one -> one.value().title()).containsExactly("good");
        assertThat(news.deadLetters())
                .extracting(letter -> Json.read(letter.value().getBytes(StandardCharsets.UTF_8), Article.class)
                        .title())
                .containsExactly("overflow", "cast", "bug");
        assertThat(news.count("tidings.streams.dead.letters", "step", "match")).isEqualTo(3);
    }

    @Test
    void themeChangeTakesEffect() {
        news.see(article("a", "feed-1", START).build());
        news.themes.set(containing(theme("embassy", 2, true, "consulate")));

        news.see(article("b", "feed-1", START).build());
        news.see(article("c", "feed-1", START).text("A consulate too.").build());

        assertThat(news.alerts())
                .extracting(
                        one -> one.value().themeVersion(),
                        one -> one.value().evidence().getFirst().text())
                .containsExactly(tuple(1, "embassy"), tuple(2, "consulate"));
    }

    @Test
    void hugeValueOfDeadLetterIsLeftOut() {
        var huge = "x".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);

        news.see("garbage", huge, START.toEpochMilli());

        var letter = news.deadLetters().getFirst();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, DeadLetters.VALUE_OMITTED)).isEqualTo("2000000");
    }

    @Test
    void alertTooLargeToSendIsSetAside() {
        var huge = article("a", "feed-1", START).title("x".repeat(1_000_000)).build();

        news.see(huge);
        news.see(article("b", "feed-1", START).build());

        assertThat(news.alerts()).hasSize(1);
        assertThat(news.deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, DeadLetters.MESSAGE)).startsWith("Match takes 1"));
    }

    @Test
    void articleUnseenForLongIsNewAgain() {
        news.see(article("a", "feed-1", START).build());
        var late = START.plus(news.topics.keepArticles().multipliedBy(3));
        news.pass(Duration.between(START, late));
        news.see(article("b", "feed-1", late).build());
        news.pass(Memory.SWEEP_EVERY);

        news.see(article("a", "feed-1", late).build());

        assertThat(news.count("tidings.streams.sightings", "disposition", "first-seen"))
                .isEqualTo(3);
    }

    @Test
    void whatIsRememberedStaysBounded() {
        var keep = news.topics.keepArticles();
        for (var day = 0; day < 4 * keep.toDays(); day++) {
            var seen = START.plus(Duration.ofDays(day));
            news.pass(Duration.ofDays(1));
            news.see(article("article " + day, "feed-1", seen).build());
        }
        news.pass(Memory.SWEEP_EVERY);

        assertThat(news.remembered(NewsTopology.SEEN)).isBetween(keep.toDays(), keep.toDays() + 2);
        for (var store :
                List.of(StoryStores.STORIES, StoryStores.ARTICLES)) { // each is touched once more when it is quiet
            assertThat(news.remembered(store)).isBetween(keep.toDays(), keep.toDays() + 4);
        }
    }
}
