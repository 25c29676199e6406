package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeLintTest {
    /** Line 6 has the members, line 8 the query. */
    private static final String THEME = """
        id: talks
        name: Talks
        languages: [en, de, ru, zh]
        concepts:
          other: {any: [Moscow], en: [], de: [], ru: [], zh: []}
          word: {any: [%s], en: [], de: [], ru: [], zh: []}
        match:
          talks: %s
        score: {threshold: %s}
        """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        us;                     6:16: warning: concepts.word: 'us' is found in any case and as a stem; write =us
        embassy, us;            6:25: warning: concepts.word: 'us' is found in any case
        war;                    6:16: warning: concepts.word: 'war' stands in most texts in de
        emb*;                   6:16: warning: concepts.word: 'emb*' begins many other words; write 4 letters or more
        рос*;                   6:16: warning: concepts.word: 'рос*' begins many other words
        Mосква;                 6:16: warning: concepts.word: 'Mосква' has letters of two alphabets ('о' is not
        visa, embassy, Visa;    6:31: warning: concepts.word: 'Visa' is there already, as 'visa'
        '''"visa"'', visa';     6:26: warning: concepts.word: 'visa' is there already, as '"visa"'
        '=UN, embassy, =UN';    6:30: warning: concepts.word: '=UN' is there already, as
        peace talk, Peace Talk; 6:28: warning: concepts.word: 'Peace Talk' is there already
        посол*, посольств*;     6:24: warning: concepts.word: 'посольств*' finds nothing that 'посол*' does
        """)
    void riskyMemberIsAWarningAtItsPlace(String members, String expected) {
        var file = ThemeFile.read("talks.yaml", THEME.formatted(members, "$word AND $other", "1"));

        assertThat(file.theme()).isPresent();
        assertThat(texts(file)).singleElement().asString().startsWith("talks.yaml:" + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=US", "U.S.", "'\"of war\"'", "G7", "\"'使馆'\"", "使*", "war room", "посольств*", "embassy"})
    void whatIsMeantSoIsNoWarning(String member) {
        assertThat(texts(ThemeFile.read("talks.yaml", THEME.formatted(member, "$word AND $other", "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        us;           us
        war;          war
        рос*;         рос*
        embassy, us;  us
        """)
    void reviewedMemberIsNoWarning(String members, String reviewed) {
        assertThat(texts(reviewed("[" + reviewed + "]", members))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        embassy;  [us];     10:12: warning: reviewed: there is no warning about 'us'; leave it out
        us;       [=us];    6:16: warning: concepts.word: 'us' is found in any case
        рос*;     [рос];    6:16: warning: concepts.word: 'рос*' begins many other words
        us;       [us, us]; 10:16: error: reviewed: 'us' is given twice
        us;       us, us;   10:11: error: reviewed: found
        """)
    void reviewIsOfWhatIsWritten(String members, String reviewed, String expected) {
        assertThat(texts(reviewed(reviewed, members)))
                .anySatisfy(text -> assertThat(text).startsWith("talks.yaml:" + expected));
    }

    private static ThemeFile reviewed(String list, String members) {
        var theme = THEME.formatted(members, "$word AND $other", "1");
        return ThemeFile.read("talks.yaml", theme + "reviewed: " + list + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        $word OR ob;        8:19: warning: match.talks: 'ob' is found in any case
        NEAR/5($word, us);  8:24: warning: match.talks: 'us' is found in any case
        $word AND Ira*;     8:20: warning: match.talks: 'Ira*' begins many other words
        """)
    void riskyQueryIsAWarningAtItsPlace(String query, String expected) {
        var file = ThemeFile.read("talks.yaml", THEME.formatted("visa, $other", query, "1"));

        assertThat(file.theme()).isPresent();
        assertThat(texts(file)).singleElement().asString().startsWith("talks.yaml:" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        government;         8:10: warning: match.talks: 'government' alone is met by a good part of all news
        title:talks;        8:16: warning: match.talks: 'talks' alone is met by a good part of all news
        title:governments;  8:16: warning: match.talks: 'governments' alone is met
        """)
    void everydayWordAloneIsAWarning(String query, String expected) {
        var file = ThemeFile.read("talks.yaml", THEME.formatted("visa, $other", query, "1"));

        assertThat(texts(file))
                .filteredOn(text -> !text.contains("is not used"))
                .singleElement()
                .asString()
                .startsWith("talks.yaml:" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        $word AND $other AND NOT $word;     8:31: error: match.talks: this can never be met
        $other AND ($word OR NOT $word);    8:31: error: match.talks: every article meets this
        lang:ru AND $word AND lang:uk;      8:32: error: match.talks: this can never be met
        """)
    void contradictionIsAnErrorAtItsPlace(String query, String expected) {
        var file = ThemeFile.read("talks.yaml", THEME.formatted("visa, $other", query, "1"));

        assertThat(file.theme()).isEmpty();
        assertThat(texts(file)).anySatisfy(text -> assertThat(text).startsWith("talks.yaml:" + expected));
    }

    @Test
    void clauseThatAnExcludeAlwaysDropsIsAnError() {
        var yaml = THEME.formatted("visa, $other", "title:$word AND embassy", "1") + "exclude: {visas: $word}\n";

        assertThat(texts(ThemeFile.read("talks.yaml", yaml)))
                .contains("talks.yaml:8:10: error: match.talks: this clause can never count: whatever meets it,"
                        + " exclude.visas drops");
    }

    @Test
    void clauseThatIsThereTwiceIsAWarning() {
        var yaml =
                THEME.formatted("visa", "$word AND $other", "1").replace("score:", "  again: $other AND $word\nscore:");

        assertThat(texts(ThemeFile.read("talks.yaml", yaml)))
                .containsExactly(
                        "talks.yaml:9:10: warning: match.again: this is met by the same articles as match.talks;"
                                + " leave one out");
    }

    @Test
    void everydayWordBesideOthersIsNoWarning() {
        var query = "$word OR ($other AND title:government)";

        assertThat(texts(ThemeFile.read("talks.yaml", THEME.formatted("visa", query, "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        $word AND $other;        2.5; less than 2.50
        text:$word AND $other;   2.0; less than 2.00
        lead:($word OR $other);  3;   less than 2.00
        """)
    void thresholdThatNothingReachesIsAnError(String query, String threshold, String expected) {
        var file = ThemeFile.read("talks.yaml", THEME.formatted("visa", query, threshold));

        assertThat(file.theme()).isEmpty();
        assertThat(texts(file))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("talks.yaml:9:20: error: score.threshold: no article can reach "
                                + threshold.replace(".0", ""))
                        .endsWith(expected));
    }

    @Test
    void thresholdThatOnlyTheTitleReachesIsAllowed() {
        assertThat(texts(ThemeFile.read("talks.yaml", THEME.formatted("visa", "$word AND $other", "2.4"))))
                .isEmpty();
    }

    @Test
    void loopOfConceptsThatNoQueryUsesIsAnErrorWithItsPath() {
        var file = ThemeFile.read("talks.yaml", """
            id: talks
            name: Talks
            concepts:
              a: [one, $b]
              b: [$c]
              c: [two, three, $a]
            match: {talks: visa}
            """);

        assertThat(file.theme()).isEmpty();
        assertThat(texts(file))
                .contains("talks.yaml:6:19: error: concepts.c: a concept cannot contain itself: $a -> $b -> $c -> $a");
    }

    @Test
    void longChainOfConceptsIsNoTrouble() {
        var yaml = new StringBuilder("id: talks\nname: Talks\nmatch: {talks: $c0}\nconcepts:\n");
        for (int i = 0; i < 2_000; i++) {
            yaml.append("  c")
                    .append(i)
                    .append(": [$c")
                    .append(i + 1)
                    .append(", $c")
                    .append(i + 2)
                    .append("]\n");
        }
        yaml.append("  c2000: [visa]\n  c2001: [visa]\n");

        assertThat(ThemeFile.read("talks.yaml", yaml.toString()).problems()).isNotEmpty();
    }

    @Test
    void sameMemberForTwoLanguagesIsNoWarning() {
        var yaml = THEME.formatted("visa", "$word AND $other", "1")
                .replace("{any: [visa], en: [], de: []", "{en: [Visa, permit], de: [Visa]");

        assertThat(texts(ThemeFile.read("talks.yaml", yaml))).isEmpty();
    }

    @Test
    @Timeout(120)
    void hugeThemeIsChecked() {
        var yaml = new StringBuilder("id: huge\nname: Huge\nmatch:\n");
        for (int i = 0; i < 200; i++) {
            yaml.append("  c")
                    .append(i)
                    .append(": NEAR/5($a, $b) AND NOT x")
                    .append(i)
                    .append("y\n");
        }
        yaml.append("  long: ").append("(ab1 OR cd2) AND ".repeat(1_100)).append("ef3\nconcepts:\n");
        for (var concept : List.of("a", "b")) {
            yaml.append("  ").append(concept).append(": [w0");
            for (int i = 1; i < 10_000; i++) {
                yaml.append(", w").append(concept).append(i).append('q');
            }
            yaml.append("]\n");
        }

        assertThat(ThemeFile.read("huge.yaml", yaml.toString()).problems()).noneMatch(Problem::isError);
    }

    @Test
    void problemsComeInTheOrderOfTheFile() {
        var file = ThemeFile.read("talks.yaml", THEME.formatted("us, war, us", "government OR $other OR us", "1"));

        assertThat(file.problems()).extracting(Problem::line).isSorted().hasSizeGreaterThan(3);
    }

    private static List<String> texts(ThemeFile file) {
        return file.problems().stream().map(Problem::toString).toList();
    }
}
