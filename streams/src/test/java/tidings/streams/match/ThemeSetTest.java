package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.streams.match.Sample.article;
import static tidings.streams.match.Sample.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.events.Theme;

class ThemeSetTest {
    @Test
    void badThemeIsReportedAndLeavesTheOthersAlone() {
        var good = Sample.theme("embassy");
        var bad = new Theme(
                "bad",
                "Bad",
                "",
                1,
                good.severity(),
                false,
                good.concepts(),
                new java.util.LinkedHashMap<>(Map.of("clause", new Theme.Clause("(embassy", 1))),
                good.exclude(),
                good.score(),
                good.tests(),
                null);

        var set = ThemeSet.compile(List.of(bad, good));

        assertThat(set.themes()).containsExactly(good);
        assertThat(set.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.theme()).isEqualTo("bad");
            assertThat(problem.part()).isEqualTo("match/clause");
            assertThat(problem.column()).isEqualTo(9);
            assertThat(problem.fatal()).isTrue();
        });
        assertThat(set.match(Sample.text("the embassy"))).hasSize(1);
    }

    @Test
    void placeDecidesTheScore() {
        var set = query("embassy AND Moscow");
        var filler = "word ".repeat(100);

        assertThat(score(set, article("en", "Embassy in Moscow", ""))).isEqualTo(2);
        assertThat(score(set, article("en", "Embassy", "In Moscow today"))).isEqualTo(1.5);
        assertThat(score(set, article("en", "Embassy", filler + "in Moscow"))).isEqualTo(1);
    }

    @Test
    void forbiddenWordInTheTextCountsAgainstTheTitleToo() {
        var set = query("embassy AND NOT Jerusalem");

        assertThat(set.match(article("en", "New embassy", "It is in Jerusalem")))
                .isEmpty();
    }

    @Test
    void repeatedAndVariedEvidenceCountsALittle() {
        var set = query("embassy OR consulate");
        double once = score(set, Sample.text("an embassy"));
        double repeated = score(set, Sample.text("an embassy an embassy an embassy"));
        double varied = score(set, Sample.text("an embassy a consulate two embassies"));
        double always = score(set, Sample.text("an embassy a consulate two embassies two consulates ".repeat(500)));

        assertThat(List.of(once, repeated, varied, always)).isSorted().doesNotHaveDuplicates();
        assertThat(always).isLessThan(once + 0.5);
    }

    @Test
    void themeThatCameNearestIsNamedWhereNoneMatches() {
        var far = named("far", 3, Map.of("one", "embassy", "two", "consulate"), Map.of());
        var near = named("near", 1.6, Map.of("one", "embassy", "two", "legation"), Map.of());
        var set = ThemeSet.compile(List.of(far, near));

        var nearest = set.judge(Sample.text("word ".repeat(100) + "an embassy")).nearest();

        assertThat(nearest.theme().id()).isEqualTo("near");
        assertThat(nearest.score()).isEqualTo(1);
        assertThat(nearest.missed()).containsExactly("two");
        assertThat(nearest.excludedBy()).isNull();
        assertThat(set.judge(Sample.text("nothing")).nearest()).isNull();
        assertThat(set.judge(Sample.text("an embassy and a legation")).nearest())
                .isNull();
    }

    @Test
    void themeThatRulesAnArticleOutIsTheNearest() {
        var below = named("below", 9, Map.of("one", "embassy"), Map.of());
        var excluding = named("excluding", 1, Map.of("one", "embassy"), Map.of("film", "actor"));

        var nearest = ThemeSet.compile(List.of(below, excluding))
                .judge(Sample.text("an actor at the embassy"))
                .nearest();

        assertThat(nearest.theme().id()).isEqualTo("excluding");
        assertThat(nearest.excludedBy()).isEqualTo("film");
    }

    private static Theme named(String id, double threshold, Map<String, String> match, Map<String, String> exclude) {
        var theme = Sample.theme(Map.of(), new TreeMap<>(match), exclude);
        return new Theme(
                id,
                theme.name(),
                "",
                1,
                theme.severity(),
                false,
                theme.concepts(),
                theme.match(),
                theme.exclude(),
                new Theme.Score(threshold),
                Theme.Tests.NONE,
                null);
    }

    @Test
    void emptySetMatchesNothing() {
        assertThat(ThemeSet.compile(List.of()).match(Sample.text("embassy"))).isEmpty();
    }

    @Test
    void manyThreadsGetWhatOneGets() {
        var set = query("NEAR/4(embassy, (open OR close*)) OR \"two embassies\" OR посольство");
        var articles = IntStream.range(0, 200).mapToObj(ThemeSetTest::varied).toList();
        var expected = articles.stream().map(set::all).toList();

        var found = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .parallel()
                .map(i -> articles.parallelStream().map(set::all).toList())
                .toList();

        assertThat(found).allSatisfy(matches -> assertThat(matches).isEqualTo(expected));
    }

    private static Article varied(int i) {
        return article(
                i % 3 == 0 ? "ru" : "en",
                "Title " + i,
                "embassy word ".repeat(i % 5) + "closed ".repeat(i % 2) + "посольства ".repeat(i % 4));
    }

    private static double score(ThemeSet set, Article article) {
        return set.match(article).getFirst().score();
    }
}
