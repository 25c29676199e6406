package tidings.streams.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeLanguagesTest {
    private static final String THEME = """
        id: missions
        name: Missions
        languages: [en, ru, zh]
        concepts:
          mission:
            en: [embassy, diplomatic mission]
            ru: [посольств*]
            zh: ['"使馆"']
        match:
          missions: $mission
        """;

    @Test
    void groupsByLanguageAreOneListOfMembers() {
        var file = ThemeFile.read("missions.yaml", THEME);

        assertThat(file.problems()).isEmpty();
        var theme = file.theme().orElseThrow();
        assertThat(theme.concepts().get("mission"))
                .containsExactly("embassy", "diplomatic mission", "посольств*", "\"使馆\"");
        assertThat(theme.languages()).containsExactly("en", "ru", "zh");
    }

    @Test
    void conceptWithoutMemberForLanguageIsAWarningAtTheConcept() {
        var file = ThemeFile.read("missions.yaml", THEME.replace("zh]", "zh, de, fr]"));

        assertThat(file.theme()).isPresent();
        assertThat(file.problems())
                .singleElement()
                .hasToString("missions.yaml:6:5: warning: concepts.mission: the concept $mission has no member for"
                        + " de, fr, which the theme covers; add some, or write de: [] in its groups if it needs none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        # members; languages without one
        [Kissinger, Киссинджер*];                       zh
        {any: [Kissinger], zh: ['"基辛格"']};            ru
        {en: [Kissinger], ru: [Киссинджер*], zh: []};
        [Kissinger, 基辛格];                             ru
        ['=US', $other];                                zh
        [$other];                                       en, zh
        [$mission, $other];                             en, zh
        [Путин, 普京];                                   en
        """)
    void membersOutsideGroupsCountByTheirLetters(String members, String missing) {
        var file = ThemeFile.read("missions.yaml", """
            id: missions
            name: Missions
            languages: [en, ru, zh]
            concepts:
              other: [посольств*]
              mission: %s
            match:
              missions: $mission
            """.formatted(members));

        var own = file.problems().stream()
                .map(Problem::message)
                .filter(message -> message.contains("$mission has no member"))
                .toList();
        if (missing == null) {
            assertThat(own).isEmpty();
        } else {
            assertThat(own).singleElement().asString().contains("no member for " + missing + ",");
        }
    }

    @Test
    void languagesAreDerivedWhereNoneAreListed() {
        var file = ThemeFile.read("missions.yaml", THEME.replace("languages: [en, ru, zh]\n", "") + """
            tests:
              match:
                - {language: de-AT, title: Embassy}
            """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.theme().orElseThrow().languages()).containsExactly("de", "en", "ru", "zh");
    }

    @Test
    void unknownLanguagesAreErrors() {
        var listed = ThemeFile.read("missions.yaml", THEME.replace("[en, ru, zh]", "[en, russian]"));
        var grouped = ThemeFile.read("missions.yaml", THEME.replace("ru: [", "rus: ["));
        var twice = ThemeFile.read("missions.yaml", THEME.replace("[en, ru, zh]", "[en, en]"));

        assertThat(listed.problems()).singleElement().asString().startsWith("missions.yaml:3:17: error: languages: ");
        assertThat(grouped.problems())
                .singleElement()
                .asString()
                .startsWith("missions.yaml:7:10: error: concepts.mission: ");
        assertThat(twice.problems()).singleElement().asString().contains("'en' is given twice");
    }
}
