package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tidings.events.Origin;
import tidings.events.Theme;
import tidings.streams.Samples;
import tidings.streams.theme.ThemeFolder.Content;

class ThemePlanTest {
    private static final Theme EMBASSY = Samples.theme("embassy", 1, true, "embassy");
    private static final Theme CHANGED = Samples.theme("embassy", 2, true, "consulate");
    private static final Theme TROOPS = Samples.theme("troops", 1, true, "troops");

    @Test
    void newFileIsWritten() {
        var plan = ThemePlan.of(null, Set.of(), files(EMBASSY), Map.of());

        assertThat(plan.upserts()).containsExactly(EMBASSY);
    }

    @Test
    void fileThatSaysWhatTheTopicSaysIsNotWrittenAgain() {
        var plan = ThemePlan.of(null, Set.of("embassy"), files(EMBASSY), byId(EMBASSY));

        assertThat(plan).isEqualTo(new ThemePlan(java.util.List.of(), java.util.List.of(), java.util.List.of()));
    }

    @Test
    void changedFileIsWritten() {
        var plan = ThemePlan.of(files(EMBASSY), Set.of("embassy"), files(CHANGED), byId(EMBASSY));

        assertThat(plan.upserts()).containsExactly(CHANGED);
    }

    @Test
    void themePutByCommandWinsWithAWarning() {
        var byCommand = byId(EMBASSY.withOrigin(Origin.COMMAND));

        var plan = ThemePlan.of(null, Set.of("embassy"), files(CHANGED), byCommand);

        assertThat(plan.upserts()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("embassy", "by command");
    }

    @Test
    void themeWhoseFileIsGoneIsRemoved() {
        var plan =
                ThemePlan.of(files(EMBASSY, TROOPS), Set.of("embassy", "troops"), files(TROOPS), byId(EMBASSY, TROOPS));

        assertThat(plan.removals()).containsExactly("embassy");
    }

    @Test
    void themePutByCommandIsNotRemovedWithItsFile() {
        var plan = ThemePlan.of(files(EMBASSY), Set.of("embassy"), files(), byId(EMBASSY.withOrigin(Origin.COMMAND)));

        assertThat(plan.removals()).isEmpty();
    }

    @Test
    void brokenFileKeepsItsTheme() {
        var plan = ThemePlan.of(
                files(EMBASSY), Set.of("embassy"), new Content(Map.of(), Set.of("embassy")), byId(EMBASSY));

        assertThat(plan.removals()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
    }

    @Test
    void brokenFileOfUnknownNameKeepsEveryTheme() {
        var plan = ThemePlan.of(null, Set.of("embassy"), new Content(Map.of(), Set.of("my-embassy")), byId(EMBASSY));

        assertThat(plan.removals()).isEmpty();
        assertThat(plan.warnings()).singleElement().asString().contains("embassy", "my-embassy");
    }

    @Test
    void fileThatIsRemovedAfterItBrokeTakesItsThemeWithIt() {
        var broken = new Content(Map.of(), Set.of("embassy"));

        var plan = ThemePlan.of(broken, Set.of("embassy"), files(), byId(EMBASSY));

        assertThat(plan.removals()).containsExactly("embassy");
    }

    @Test
    void newerThemesOfAnotherInstanceStay() {
        var plan = ThemePlan.of(files(EMBASSY), Set.of("embassy"), files(EMBASSY), byId(CHANGED, TROOPS));

        assertThat(plan.upserts()).isEmpty();
        assertThat(plan.removals()).isEmpty();
    }

    private static Content files(Theme... themes) {
        return new Content(byId(themes), Set.of());
    }

    private static Map<String, Theme> byId(Theme... themes) {
        return Arrays.stream(themes).collect(Collectors.toMap(Theme::id, Function.identity()));
    }
}
