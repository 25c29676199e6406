package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;

class LiveThemesTest {
    private static final List<String> WORDS =
            List.of("kilo", "lima", "mike", "papa", "quebec", "romeo", "tango", "zulu", "victor", "kilogram", "sierra");

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final LiveThemes live = new LiveThemes(background::add);

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anyChangesMatchLikeThemesCompiledAnew(long seed) {
        var random = new Random(seed);
        Map<String, Theme> themes = new LinkedHashMap<>();
        for (int step = 0; step < 250; step++) {
            change(random, themes, step);
            if (random.nextInt(20) == 0 && !background.isEmpty()) {
                background.remove().run();
            }
            if (step % 5 == 0) {
                var article = article(random);
                var fresh = ThemeSet.compile(themes.values());
                assertThat(live.set().all(article))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(fresh.all(article));
                assertThat(live.set().themes()).containsExactlyInAnyOrderElementsOf(fresh.themes());
                assertThat(live.set().problems()).containsExactlyInAnyOrderElementsOf(fresh.problems());
            }
        }
    }

    @Test
    void whatChangesWhileAllAreCompiledTogetherStays() {
        live.change(many("old", 40), List.of());
        for (int i = 0; background.isEmpty(); i++) {
            live.change(many("more" + i, 20), List.of());
        }
        live.change(List.of(theme("late", "zulu")), List.of("old0"));

        background.remove().run();

        assertThat(live.set().theme("late")).isPresent();
        assertThat(live.set().theme("old0")).isEmpty();
        assertThat(live.set().theme("old1")).isPresent();
        assertThat(live.set().match(Sample.text("zulu"))).hasSize(1);
    }

    @Test
    void changesAreGatheredAgainAndAgain() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; background.isEmpty(); i++) {
                live.change(many("r" + round + "x" + i, 20), List.of());
            }
            background.remove().run();
            assertThat(live.set().isScattered()).isFalse();
        }
    }

    @Test
    void setThatIsInUseStaysAsItWas() {
        live.change(List.of(theme("one", "kilo")), List.of());
        var before = live.set();

        live.change(List.of(), List.of("one"));

        assertThat(before.match(Sample.text("kilo"))).hasSize(1);
        assertThat(live.set().match(Sample.text("kilo"))).isEmpty();
    }

    @Test
    void themeThatDoesNotCompileReplacesItsOlderVersionAndIsReported() {
        live.change(List.of(theme("one", "kilo")), List.of());
        live.change(List.of(theme("one", "(kilo")), List.of());

        assertThat(live.set().themes()).isEmpty();
        assertThat(live.set().problems()).hasSize(1);

        live.change(List.of(theme("one", "lima")), List.of());

        assertThat(live.set().problems()).isEmpty();
        assertThat(live.set().match(Sample.text("lima"))).hasSize(1);
    }

    /** Now and then many at once, mostly one; some of them broken. */
    private void change(Random random, Map<String, Theme> themes, int step) {
        var changed = new ArrayList<Theme>();
        var removed = new ArrayList<String>();
        for (int i = random.nextInt(10) == 0 ? 40 : 1; i > 0; i--) {
            var id = "t" + random.nextInt(150);
            if (random.nextInt(4) == 0
                    && changed.stream().noneMatch(theme -> theme.id().equals(id))) {
                removed.add(id);
                themes.remove(id);
            } else if (!removed.contains(id)
                    && changed.stream().noneMatch(theme -> theme.id().equals(id))) {
                var theme = theme(id, random.nextInt(30) == 0 ? "(kilo" : query(random, step));
                changed.add(theme);
                themes.put(id, theme);
            }
        }
        live.change(changed, removed);
    }

    private static String query(Random random, int step) {
        return switch (random.nextInt(4)) {
            case 0 -> word(random) + " AND " + word(random);
            case 1 -> "\"" + word(random) + " " + word(random) + "\"";
            case 2 -> "NEAR/3(" + word(random) + ", (" + String.join(" OR ", WORDS.subList(0, 6)) + "))";
            default -> word(random) + " OR step" + step;
        };
    }

    private static List<Theme> many(String name, int count) {
        var themes = new ArrayList<Theme>();
        for (int i = 0; i < count; i++) {
            themes.add(theme(name + i, "quebec AND " + name + i));
        }
        return themes;
    }

    private static Article article(Random random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            words.add(word(random));
        }
        return Sample.article("und", word(random), String.join(" ", words));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static Theme theme(String id, String query) {
        var clauses = new LinkedHashMap<String, Theme.Clause>();
        clauses.put("clause", new Theme.Clause(query, 1));
        var plain = Sample.theme(query);
        return new Theme(
                id,
                id,
                "",
                1,
                Severity.LOW,
                false,
                plain.languages(),
                new LinkedHashMap<>(),
                clauses,
                new LinkedHashMap<>(),
                Theme.Score.DEFAULT,
                Theme.Tests.NONE,
                null);
    }
}
