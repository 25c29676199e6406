package tidings.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The list of tracking parameters may grow, and never takes a parameter that says what is read. */
class TrackingTest {
    private static final Path CLEAR_URLS =
            Path.of("../../shared/data/misc/url/clearurls.data.min.json").toAbsolutePath();

    @Test
    void eachLineOfTheListIsAHostAndANameOnce() throws IOException {
        List<String> lines = new ArrayList<>();
        try (var list = Objects.requireNonNull(Tracking.class.getResourceAsStream("tracking-parameters.txt"))) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lines::add);
        }

        assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(lines).allMatch(line -> line.matches("(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)+ )?[a-z0-9_.-]{1,40}\\*?"));
        assertThat(lines)
                .as("a name of one or two letters, or a prefix of so few, means something else elsewhere")
                .noneMatch(line -> line.matches("[a-z0-9]{1,2}\\*?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "p",
                "page",
                "article",
                "articleid",
                "story",
                "q",
                "s",
                "t",
                "v",
                "w",
                "y",
                "lang",
                "date",
                "cat",
                "tag",
                "item",
                "post",
                "sid",
                "nid",
                "aid",
                "newsid",
                "idx",
                "no",
                "ref",
                "source",
                "from",
                "cid",
                "mod",
                "type",
                "section",
                "mc",
                "spf",
                "gid",
                "uid",
                "itemid",
                "si",
                "feature",
                "share",
                "ito"
            })
    void parameterThatMayNameWhatIsReadStays(String name) {
        assertThat(Tracking.tracks("news.example", name, "123")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "news.example, utm_source, x",
        "news.example, UTM_Campaign, x",
        "news.example, gad_source, 1",
        "news.example, WT.mc_id, tmg",
        "news.example, hsa_cam, 1",
        "news.example, source, rss",
        "news.example, ref, news-feed",
        "www.dw.com, maca, en-rss-en-all",
        "bbc.co.uk, ocid, socialflow",
        "edition.cnn.com, cid, ios_app"
    })
    void parameterThatOnlyTracksGoes(String host, String name, String value) {
        assertThat(Tracking.tracks(host, name, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"notdw.com, maca", "dw.com.example, maca", "cnn.example, cid"})
    void ruleOfAHostHoldsForNoOther(String host, String name) {
        assertThat(Tracking.tracks(host, name, "1")).isFalse();
    }

    /** Their general rules, but for two that are too general for news: any letter before {@code mc}, and one shop's. */
    @Test
    void whatOthersTakeForTrackingEverywhereGoesToo() throws IOException {
        assumeTrue(Files.isRegularFile(CLEAR_URLS), () -> CLEAR_URLS + " is not here: nothing to compare with");
        var rules = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(CLEAR_URLS))
                .path("providers")
                .path("globalRules")
                .path("rules");
        List<String> kept = new ArrayList<>();
        for (var rule : rules.values()) {
            var name = example(rule.asString());
            if (!Tracking.tracks("news.example", name, "x")) {
                kept.add(name);
            }
        }

        assertThat(rules.size()).isGreaterThan(40);
        assertThat(kept).isSubsetOf("amc", "ceneo_spo", "gs_l", "vn_a");
    }

    /** A name that the rule, a regular expression, matches. */
    private static String example(String rule) {
        var name = rule.replace("(?:%3F)?", "")
                .replaceAll("\\[[a-z_-]+\\][*+?]?", "a")
                .replaceAll("\\(\\?:([^)|]+)(?:\\|[^)]*)?\\)[?+]?", "$1")
                .replace("?", "");
        assertThat(name).matches(rule);
        return name;
    }
}
