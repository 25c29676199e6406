package tidings.streams.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import tidings.events.Article;

/**
 * Makes labelled pairs of articles from any articles: what a newspaper does to an agency's text, and what only looks
 * like it. The same seed makes the same pairs.
 */
final class Doubles {
    /** What was done to an article, and whether the result is still a copy of it. */
    enum Kind {
        /** The end, or a part in the middle, is left out. */
        CUT(true),
        /** Another headline and a dateline of its own. */
        RE_HEADED(true),
        /** Parts change places. */
        RE_ORDERED(true),
        /** Some sentences and figures are new, some words are replaced. */
        UPDATED(true),
        /** Several of these. */
        EDITED(true),
        /** The first sentences only. */
        LEAD_ONLY(true),
        /** Another article that quotes a passage of it. */
        QUOTING(false),
        /** The same form filled with other names and figures. */
        SAME_FORM(false);

        final boolean isCopy;

        Kind(boolean isCopy) {
            this.isCopy = isCopy;
        }
    }

    /** Two articles, and what made the second. */
    record Pair(Kind kind, Article one, Article other) {}

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？][\"”’»]?)\\s+|\\n+|(?<=[。！？])");
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;] )\\p{Lu}[\\p{L}]+");
    private static final Pattern FIGURE = Pattern.compile("\\p{Nd}+");
    private static final int LEAST_WORDS = 40;
    private static final Map<String, String> WORDS = Map.of(
            "said",
            "told reporters",
            "says",
            "declared",
            "according to",
            "as reported by",
            "large",
            "big",
            "began",
            "started",
            "near",
            "close to",
            "people",
            "persons",
            "killed",
            "left dead");

    private final Random random;
    private final List<Article> articles;
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<String>> sentences = new HashMap<>();
    private int made;

    /**
     * @param seed decides everything
     * @param articles what pairs are made of, and what foreign sentences come from
     */
    Doubles(long seed, List<Article> articles) {
        this.random = new Random(seed);
        this.articles = List.copyOf(articles);
        for (var article : articles) {
            NAME.matcher(article.text()).results().limit(5).forEach(name -> names.add(name.group()));
        }
    }

    /** A pair of each kind for each article that is long enough. */
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (var article : articles) {
            if (sentences(article).size() >= 3 && words(article.text()) >= LEAST_WORDS) {
                for (var kind : Kind.values()) {
                    var other = make(kind, article);
                    if (other != null) {
                        pairs.add(new Pair(kind, article, other));
                    }
                }
            }
        }
        return pairs;
    }

    private Article make(Kind kind, Article article) {
        var parts = sentences(article);
        return switch (kind) {
            case CUT -> copy(article, article.title(), cut(parts));
            case RE_HEADED -> copy(article, otherHead(article), dated(parts));
            case RE_ORDERED -> copy(article, article.title(), reordered(parts));
            case UPDATED -> copy(article, otherHead(article), updated(parts));
            case EDITED -> copy(article, otherHead(article), updated(reordered(cut(parts))));
            case LEAD_ONLY -> copy(article, otherHead(article), lead(parts));
            case QUOTING -> quoting(parts);
            case SAME_FORM -> sameForm(article);
        };
    }

    private List<String> sentences(Article article) {
        return sentences.computeIfAbsent(
                article.id(),
                any -> SENTENCE_END
                        .splitAsStream(article.text())
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    private static int words(String text) {
        var spaced = text.split("\\s+").length;
        return spaced < text.length() / 12 ? text.length() / 2 : spaced;
    }

    private List<String> cut(List<String> parts) {
        var keep = parts.size() * (35 + random.nextInt(50)) / 100;
        var all = new ArrayList<>(parts);
        while (all.size() > keep && words(String.join(" ", all)) > 30) {
            all.remove(random.nextInt(3) == 0 && all.size() > 3 ? 1 + random.nextInt(all.size() - 2) : all.size() - 1);
        }
        return all;
    }

    private static List<String> lead(List<String> parts) {
        var count = 1;
        while (count < parts.size() && words(String.join(" ", parts.subList(0, count))) < 25) {
            count++;
        }
        return parts.subList(0, count);
    }

    private List<String> dated(List<String> parts) {
        var all = new ArrayList<>(parts);
        all.set(
                0,
                List.of("BRUSSELS (Agency) - ", "By our staff and agencies. ", "(News desk) ")
                                .get(random.nextInt(3))
                        + all.getFirst());
        all.add("Our desk contributed to this report.");
        return all;
    }

    private List<String> reordered(List<String> parts) {
        var all = new ArrayList<>(parts);
        var rest = all.subList(1, all.size());
        if (rest.size() > 6) {
            Collections.rotate(rest, 1 + random.nextInt(rest.size() - 1));
        } else {
            Collections.shuffle(rest, random);
        }
        return all;
    }

    private List<String> updated(List<String> parts) {
        var all = new ArrayList<String>();
        for (var part : parts) {
            all.add(reworded(part));
        }
        var foreign = Math.max(1, parts.size() * random.nextInt(30) / 100);
        for (var i = 0; i < foreign; i++) {
            var other = sentences(articles.get(random.nextInt(articles.size())));
            all.add(
                    random.nextInt(all.size() + 1),
                    other.isEmpty() ? "More follows." : other.get(random.nextInt(other.size())));
        }
        return all;
    }

    private String reworded(String sentence) {
        var text = sentence;
        for (var word : WORDS.entrySet()) {
            text = text.replaceAll("\\b" + word.getKey() + "\\b", word.getValue());
        }
        return random.nextInt(4) == 0
                ? FIGURE.matcher(text)
                        .replaceAll(figure -> String.valueOf(figure.group().length() + random.nextInt(90)))
                : text;
    }

    private String otherHead(Article article) {
        var first = sentences(article).getFirst().split("\\s+");
        return String.join(" ", List.of(first).subList(0, Math.min(first.length, 4 + random.nextInt(5))));
    }

    /** At most a quarter of the source, and of what quotes it. */
    private Article quoting(List<String> parts) {
        var host = articles.get(random.nextInt(articles.size()));
        var around = new ArrayList<>(sentences(host));
        var from = random.nextInt(parts.size() - 1);
        var quoted = String.join(" ", parts.subList(from, Math.min(parts.size(), from + 1 + random.nextInt(3))));
        var source = words(String.join(" ", parts));
        if (words(quoted) * 4 > Math.min(source, words(host.text()))
                || String.join(" ", parts).equals(String.join(" ", around))) {
            return null;
        }
        around.add(around.size() / 2, quoted);
        return copy(host, host.title(), around);
    }

    private Article sameForm(Article article) {
        var others = new HashMap<String, String>();
        var text = NAME.matcher(article.text())
                .replaceAll(
                        name -> others.computeIfAbsent(name.group(), any -> names.get(random.nextInt(names.size()))));
        text = FIGURE.matcher(text).replaceAll(figure -> String.valueOf(1 + random.nextInt(900)));
        return others.size() < 4 ? null : copy(article, article.title() + " again", List.of(text));
    }

    private Article copy(Article article, String title, List<String> parts) {
        return Article.builder("made-" + made++, article.seen())
                .title(title)
                .text(String.join(" ", parts))
                .language(article.language())
                .publisher("Another")
                .build();
    }
}
