package tidings.streams.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.topic.Json;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.LanguageDetector;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of generated queries match the same texts as in Lucene Monitor, which here looks at every query. Texts are
 * made of plain words, since the engines split others differently on purpose.
 */
class MonitorTest {
    private static final int QUERIES = 1_500;
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z]+");

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void madeUpTextsMatchAlike(long seed) throws IOException {
        var random = new Random(seed);
        var words = List.of(
                "embassy",
                "consul",
                "restored",
                "talks",
                "talk",
                "troops",
                "mission",
                "missions",
                "ceasefire",
                "opened",
                "closing",
                "visit",
                "capital",
                "peaceful",
                "keepers",
                "keeper",
                "Moscow",
                "paris");
        var texts = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            texts.add(text(random, words));
        }

        assertMatchAlike(seed, words.stream().map(String::toLowerCase).toList(), texts);
    }

    @Test
    void realTextsMatchAlike() throws IOException {
        var file = Path.of(System.getProperty("tidings.articles", "../../shared/data/articles/articles.jsonl"));
        assumeTrue(Files.isRegularFile(file), () -> file + " is not here: no real text to compare on");
        var texts = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            var text = OTHERS.matcher(Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class)
                            .path("text")
                            .asString(""))
                    .replaceAll(" ");
            if (texts.size() < 80
                    && LanguageDetector.detect("en", "", text) == Language.ENGLISH
                    && text.length() > 900) {
                texts.add(text.substring(0, Math.min(text.length(), 4_000)));
            }
        }
        texts.forEach(text -> words.addAll(
                List.of(text.strip().toLowerCase(java.util.Locale.ROOT).split(" "))));
        words.removeIf(word ->
                word.length() < 3 || List.of("and", "not", "near", "onear").contains(word));

        assertMatchAlike(103, words, texts);
    }

    private static void assertMatchAlike(long seed, List<String> words, List<String> texts) throws IOException {
        System.out.println("queries are made from seed " + seed);
        var maker = new Twin.Maker(new Random(seed), words);
        Map<String, Twin> queries = new LinkedHashMap<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.put("t" + i, maker.query());
        }
        var ours = ThemeSet.compile(queries.entrySet().stream()
                .map(query -> Sample.theme(query.getKey(), query.getValue().ours()))
                .toList());
        assertThat(ours.problems().stream().filter(ThemeProblem::fatal)).isEmpty();
        long matches = 0;
        try (var monitor = monitor(queries)) {
            for (var text : texts) {
                var mine = new TreeSet<String>();
                ours.match(Sample.article("en", "", text))
                        .forEach(match -> mine.add(match.theme().id()));
                var theirs = theirs(monitor, text);
                matches += theirs.size();
                assertThat(firstDifference(mine, theirs, queries))
                        .as(() -> "seed " + seed + ", text: " + text)
                        .isEqualTo("none");
            }
        }
        assertThat(matches).as("matches compared").isGreaterThan(1_000);
    }

    private static String firstDifference(TreeSet<String> mine, TreeSet<String> theirs, Map<String, Twin> queries) {
        for (var query : queries.entrySet()) {
            if (mine.contains(query.getKey()) != theirs.contains(query.getKey())) {
                return (mine.contains(query.getKey()) ? "only ours: " : "only Lucene's: ") + query.getValue();
            }
        }
        return "none";
    }

    private static TreeSet<String> theirs(Monitor monitor, String text) throws IOException {
        var document = new Document();
        for (var field : List.of(Twin.STEMS, Twin.LOWER, Twin.EXACT)) {
            document.add(new TextField(field, text, Field.Store.NO));
        }
        var ids = new TreeSet<String>();
        monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches().forEach(match -> ids.add(match.getQueryId()));
        return ids;
    }

    private static Monitor monitor(Map<String, Twin> queries) throws IOException {
        var monitor = new Monitor(
                new PerFieldAnalyzerWrapper(
                        analyzer(true, true),
                        Map.of(Twin.LOWER, analyzer(true, false), Twin.EXACT, analyzer(false, false))),
                Presearcher.NO_FILTERING);
        monitor.register(queries.entrySet().stream()
                .map(query -> new MonitorQuery(query.getKey(), query.getValue().theirs()))
                .toList());
        return monitor;
    }

    private static Analyzer analyzer(boolean lower, boolean stems) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var words = new StandardTokenizer();
                var small = lower ? new LowerCaseFilter(words) : words;
                return new TokenStreamComponents(words, stems ? new Stems(small) : small);
            }
        };
    }

    /** Our stems, so that the engines differ in nothing but how they match. */
    private static final class Stems extends TokenFilter {
        private final Analysis english = new Analysis(Language.ENGLISH);
        private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

        Stems(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            boolean more = input.incrementToken();
            if (more) {
                var stem = english.forms(word.toString()).stems().getFirst();
                word.setEmpty().append(stem);
            }
            return more;
        }
    }

    private static String text(Random random, List<String> words) {
        var text = new ArrayList<String>();
        for (int i = random.nextInt(5, 60); i > 0; i--) {
            text.add(random.nextInt(3) == 0 ? "the" : words.get(random.nextInt(words.size())));
        }
        return String.join(" ", text);
    }
}
