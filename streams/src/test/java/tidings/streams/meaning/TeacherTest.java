package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.events.topic.Json;
import tidings.streams.theme.ThemeFile;

class TeacherTest {
    private static final Embedder WORDS = new BagOfWords(256);
    private static final Theme HARBOUR = theme(
            "harbour",
            List.of(
                    "the harbour takes ships",
                    "ships wait in the harbour",
                    "a pilot brings ships to the quay",
                    "cranes lift containers from ships",
                    "the quay is full of containers",
                    "a pilot waits at the quay"),
            List.of(
                    "the garden needs water",
                    "apples fall in the garden",
                    "a pilot lands the plane",
                    "bees visit apples",
                    "the plane is late",
                    "water for bees"));
    private static final Theme KITCHEN = theme(
            "kitchen",
            List.of(
                    "the cook boils soup",
                    "soup with bread",
                    "bread from the oven",
                    "the oven is hot",
                    "a cook salts the soup"),
            List.of("rain falls", "snow falls", "the wind turns", "clouds and rain", "a cold wind"));
    private static final List<Theme> THEMES = List.of(HARBOUR, KITCHEN);

    @TempDir
    static Path folder;

    private final Teacher teacher = new Teacher(WORDS, THEMES, folder);

    @Test
    void whatIsLikeTheSamplesIsFound() {
        var opinion = SecondOpinion.of(teacher, THEMES);

        var near = judged(opinion, "Containers and ships crowd the quay of the harbour");
        var far = judged(opinion, "Soup from the hot oven");

        assertThat(near.probability()).isGreaterThan(0.5).isGreaterThan(far.probability());
        assertThat(near.nearest()).hasSize(3);
        assertThat(near.nearest().getFirst().about()).isTrue();
        assertThat(near.passages().getFirst().passage().text()).contains("quay");
        assertThat(near.passages().getFirst().weight()).isPositive();
    }

    @Test
    void learningAgainGivesTheSame() {
        var again = new Teacher(new BagOfWords(256), THEMES, folder).learn(HARBOUR);

        assertThat(again.version()).isEqualTo(teacher.learn(HARBOUR).version());
        assertThat(again.weights()).isEqualTo(teacher.learn(HARBOUR).weights());
    }

    @Test
    void whatWasLearnedSurvivesItsTopic() {
        var learned = teacher.learn(HARBOUR);

        var back = Json.read(Json.bytes(learned), Learned.class);

        assertThat(back.version()).isEqualTo(learned.version());
    }

    @Test
    void whoReadsAModelJudgesAsItsTeacher() {
        var model = teacher.model(HARBOUR, "print", 3, List.of());
        var read = Json.read(Json.bytes(model), Model.class);
        var there = SecondOpinion.of(new BagOfWords(256), THEMES, List.of(read));

        assertThat(there.themes()).containsExactly("harbour");
        assertThat(judged(there, "Containers on the quay")).satisfies(opinion -> {
            var here = judged(SecondOpinion.of(teacher, THEMES), "Containers on the quay");
            assertThat(opinion.probability()).isEqualTo(here.probability());
            assertThat(opinion.version()).isEqualTo(here.version());
            assertThat(opinion.nearest()).isEqualTo(here.nearest());
            assertThat(opinion.passages()).isEqualTo(here.passages());
        });
    }

    @Test
    void aModelIsSmallEnoughForItsTopic() {
        var many = java.util.stream.IntStream.range(0, 100)
                .mapToObj(
                        i -> new Taught("id" + i, "harbour", i % 2 == 0, "en", "Ships", "quay " + "word ".repeat(300)))
                .toList();
        var model = new Teacher(WORDS, THEMES, many, folder).model(HARBOUR, "print", 1, many);

        assertThat(Json.bytes(model)).hasSizeLessThan(900_000);
    }

    @Test
    void thumbsAreLessons() {
        var text = "Cranes of the zoo dance at dawn";
        var down = new Taught("1", "harbour", false, "en", "", text);
        var before = judged(SecondOpinion.of(teacher, THEMES), text).probability();

        var after = judged(SecondOpinion.of(new Teacher(WORDS, THEMES, List.of(down), folder), THEMES), text)
                .probability();

        assertThat(after).isLessThan(before);
    }

    @Test
    void whatIsLearnedFromHasAFingerprint() {
        var lesson = new Taught("1", "harbour", true, "en", "", "A ferry");
        var print = Teacher.fingerprint(WORDS, THEMES, List.of(), HARBOUR);

        assertThat(Teacher.fingerprint(new BagOfWords(256), THEMES, List.of(), HARBOUR))
                .isEqualTo(print);
        assertThat(Teacher.fingerprint(WORDS, THEMES, List.of(lesson), HARBOUR)).isNotEqualTo(print);
        assertThat(Teacher.fingerprint(WORDS, List.of(HARBOUR), List.of(), HARBOUR))
                .isNotEqualTo(print);
        assertThat(Teacher.fingerprint(new BagOfWords(64), THEMES, List.of(), HARBOUR))
                .isNotEqualTo(print);
    }

    @Test
    void anotherSampleIsAnotherVersion() {
        var more = theme(
                "harbour",
                List.of("a lighthouse", "ships", "quay", "pilot", "harbour"),
                List.of("garden", "apples", "bees", "plane", "water"));

        assertThat(new Teacher(WORDS, List.of(more, KITCHEN), folder)
                        .learn(more)
                        .version())
                .isNotEqualTo(teacher.learn(HARBOUR).version());
    }

    @Test
    void itAbstainsOnLanguagesThatTheModelDoesNotKnow() {
        var opinion = SecondOpinion.of(teacher, THEMES);
        var russian = Article.builder("ru", Instant.EPOCH)
                .language("ru")
                .title("Корабли стоят в порту")
                .text("Краны поднимают контейнеры")
                .build();

        assertThat(opinion.of(russian)).hasSize(2).allSatisfy((theme, one) -> {
            assertThat(one.finds()).isFalse();
            assertThat(one)
                    .isInstanceOfSatisfying(
                            Opinion.Abstained.class,
                            abstained -> assertThat(abstained.why()).contains("ru", "en"));
        });
    }

    @Test
    void itAbstainsWithoutText() {
        var empty = Article.builder("empty", Instant.EPOCH).title("").text("").build();

        assertThat(SecondOpinion.of(teacher, THEMES).of(empty).values())
                .allSatisfy(one -> assertThat(one).isInstanceOf(Opinion.Abstained.class));
    }

    @Test
    void anExcludeOfTheThemeIsRespected() {
        assertThat(SecondOpinion.of(teacher, THEMES)
                        .of(ExcerptTest.article("Model ships", "A museum shows ships in the harbour"))
                        .get("harbour"))
                .isEqualTo(new Opinion.Abstained("an exclude of the theme is met"));
    }

    @Test
    void aThemeWithFewSamplesIsNotLearned() {
        var poor = theme("poor", List.of("one"), List.of("two"));
        var poorly = new Teacher(WORDS, List.of(poor, HARBOUR), folder);

        assertThat(poorly.canTeach(poor)).isFalse();
        assertThatThrownBy(() -> poorly.learn(poor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("poor has 1 samples about it");
        assertThat(SecondOpinion.of(poorly, List.of(poor, HARBOUR)).themes()).containsExactly("harbour");
    }

    @Test
    void whatAnotherModelLearnedIsRefused() {
        var other = new Teacher(new BagOfWords(64), THEMES, folder).model(HARBOUR, "", 1, List.of());

        assertThatThrownBy(() -> SecondOpinion.of(WORDS, THEMES, List.of(other)))
                .isInstanceOf(NoEmbedderException.class)
                .hasMessageContaining("64 dimensions")
                .hasMessageContaining("256 dimensions");
    }

    @Test
    void theReportJudgesEverySampleAndCountsByThreshold() {
        var report = teacher.report(HARBOUR);

        assertThat(report.judged()).hasSize(22);
        assertThat(report.at(0).hit()).isEqualTo(6);
        assertThat(report.at(0).falseAlarms()).isEqualTo(6);
        assertThat(report.at(0).strangers()).isEqualTo(10);
        assertThat(report.at(1).falseAlarms()).isZero();
        assertThat(report.calibration().stream()
                        .mapToInt(LearningReport.Step::samples)
                        .sum())
                .isEqualTo(22);
        assertThat(report.brier()).isBetween(0.0, 1.0);
        assertThat(report.disagreements())
                .allMatch(one ->
                        one.about() != (one.probability() >= report.learned().threshold()));
    }

    private static Opinion.Judged judged(SecondOpinion opinion, String text) {
        return (Opinion.Judged) opinion.of(ExcerptTest.article("", text)).get("harbour");
    }

    private static Theme theme(String id, List<String> about, List<String> other) {
        var yaml = new StringBuilder("id: " + id + "\nname: " + id
                + "\nconcepts: {thing: [ships, soup]}\nmatch: {thing: $thing}\nexclude: {model: title:model}\n"
                + "meaning:\n  policy: either\n  about:\n");
        about.forEach(
                text -> yaml.append("    - {language: en, text: ").append(text).append("}\n"));
        yaml.append("  other:\n");
        other.forEach(
                text -> yaml.append("    - {language: en, text: ").append(text).append("}\n"));
        return ThemeFile.read(id + ".yaml", yaml.toString()).theme().orElseThrow();
    }
}
