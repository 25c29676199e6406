package tidings.streams.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.events.AlertArticle;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.Severity;
import tidings.streams.story.Doubles.Kind;
import tidings.streams.story.Doubles.Pair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well copies are told from other articles, on pairs made from real ones: limits were chosen on the articles of one
 * half, the score is taken on the other. Without the articles (JSON Lines, named by the system property {@code
 * tidings.articles}) it is skipped. {@code -Dtidings.half=0} shows the half on which the limits were chosen.
 */
class CopyFiguresTest {
    private static final long SEED = 7;
    private static final Path FILE =
            Path.of(System.getProperty("tidings.articles", "../../shared/data/articles/articles.jsonl"));
    private static final int HALF = Integer.getInteger("tidings.half", 1);

    private static List<Article> articles;

    private final Printer printer = new Printer();

    @BeforeAll
    static void readArticles() throws IOException {
        assumeTrue(Files.exists(FILE), "no articles at " + FILE + "; name a file with -Dtidings.articles");
        articles = new ArrayList<>();
        for (var line : Files.readAllLines(FILE)) {
            var article = article(JsonMapper.shared().readTree(line));
            if (Math.floorMod(Ids.text(article.id()).hashCode(), 2) == HALF) {
                articles.add(article);
            }
        }
    }

    @Test
    void copiesAreFoundAndOtherArticlesAreNot() {
        var made = new Doubles(SEED, articles).pairs();
        Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
        for (var pair : made) {
            var count = counts.computeIfAbsent(pair.kind(), any -> new int[2]);
            count[0]++;
            count[1] += isCopy(pair) ? 1 : 0;
        }
        var found = sum(counts, true, 1);
        var wrong = sum(counts, false, 1);
        var precision = (double) found / (found + wrong);
        var recall = (double) found / sum(counts, true, 0);
        counts.forEach(
                (kind, count) -> System.out.println(kind + ": " + count[1] + " of " + count[0] + " taken for copies"));
        System.out.printf(
                "precision %.4f, recall %.4f, %d pairs of %d articles%n",
                precision, recall, made.size(), articles.size());

        assertThat(precision).isGreaterThanOrEqualTo(0.98);
        assertThat(recall).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void reportsOfOneEventJoinAndOthersSeldomDo() throws IOException {
        var events = FILE.resolveSibling("../misc/near_duplicates.json").normalize();
        assumeTrue(Files.exists(events), "no list of articles about the same events at " + events);
        var all = new ArrayList<Article>();
        for (var line : Files.readAllLines(FILE)) {
            all.add(article(JsonMapper.shared().readTree(line)));
        }
        var ids = all.stream().map(Article::id).collect(java.util.stream.Collectors.toSet());
        var same = pairs(JsonMapper.shared().readTree(Files.readString(events)));
        same.removeIf(pair -> !ids.containsAll(pair));
        var memory = new MapMemory();
        var storyteller = new Storyteller(memory);
        all.forEach(article -> storyteller.take(match(article), article.seen()));

        var stories = new HashMap<String, String>();
        memory.members.forEach((key, member) -> stories.put(key.substring(key.indexOf('|') + 1), member.story()));
        var joined = same.stream()
                .filter(pair -> stories.get(pair.get(0)).equals(stories.get(pair.get(1))))
                .count();
        var wrong = new ArrayList<String>();
        for (var story : memory.stories.values()) {
            var first = story.reports().getFirst().article();
            for (var report : story.reports().subList(1, story.reports().size())) {
                if (!same.contains(List.of(first.id(), report.article().id()))) {
                    wrong.add(first.id() + " " + first.title() + " | "
                            + report.article().id() + " " + report.article().title());
                }
            }
        }
        System.out.println(joined + " of " + same.size() + " pairs of reports of one event are in one story; of "
                + all.size() + " articles these " + wrong.size() + " joined a story unlabelled:");
        wrong.forEach(System.out::println);

        assertThat(joined).isPositive();
        assertThat(wrong.size()).isLessThan(all.size() / 12);
    }

    private boolean isCopy(Pair pair) {
        var storyteller = new Storyteller(new MapMemory());
        storyteller.take(match(pair.one()), Instant.EPOCH);
        return storyteller.take(match(pair.other()), Instant.EPOCH) instanceof Telling.Silence silence
                && silence.reason() == Telling.Reason.COPY;
    }

    private static int sum(Map<Kind, int[]> counts, boolean copies, int which) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isCopy == copies)
                .mapToInt(entry -> entry.getValue()[which])
                .sum();
    }

    private static Set<List<String>> pairs(JsonNode groups) {
        var known = new HashSet<List<String>>();
        for (var group : groups) {
            var ids = new ArrayList<String>();
            group.path("ids").forEach(id -> ids.add(id.asString()));
            for (var i = 0; i < ids.size(); i++) {
                for (var j = i + 1; j < ids.size(); j++) {
                    known.add(List.of(ids.get(i), ids.get(j)));
                    known.add(List.of(ids.get(j), ids.get(i)));
                }
            }
        }
        return known;
    }

    private static Article article(JsonNode line) {
        return Article.builder(line.path("id").asString(), Instant.EPOCH)
                .title(line.path("title").asString(""))
                .text(line.path("text").asString(""))
                .language(line.path("lang").asString(null))
                .publisher(line.path("source").asString("one"))
                .build();
    }

    private Match match(Article article) {
        return new Match(
                "theme",
                "Theme",
                1,
                "hash",
                Severity.LOW,
                false,
                1,
                List.of(),
                List.of(),
                AlertArticle.of(article),
                List.of(),
                false,
                Match.Kind.FIRST_SEEN,
                printer.print(article),
                article.text(),
                null,
                Grounds.WORDS);
    }
}
