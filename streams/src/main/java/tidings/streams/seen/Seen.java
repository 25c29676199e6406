package tidings.streams.seen;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;

/**
 * What is remembered of an article: which texts of it were seen, and which feeds had it. Both are bounded; the oldest
 * are forgotten first. A text that was forgotten counts as new when it comes again.
 *
 * @param revisions hashes of its texts, oldest first, at most {@value #MOST}
 * @param feeds ids of the feeds that had it, oldest first, at most {@value #MOST}
 * @param history true while no feed has had it as news: it was old wherever it was first found
 */
public record Seen(List<String> revisions, List<String> feeds, boolean history) {
    /** How many texts, and how many feeds, are remembered. */
    static final int MOST = 64;

    public Seen {
        revisions = List.copyOf(requireNonNull(revisions, "revisions"));
        feeds = List.copyOf(requireNonNull(feeds, "feeds"));
    }

    /**
     * Tells what this sighting of an article means.
     *
     * @param before what is remembered of the article; null if it is unknown
     */
    public static Sighting sight(@Nullable Seen before, Article article) {
        if (before == null) {
            return new Sighting.FirstSeen(article);
        }
        var last = before.revisions.isEmpty() ? article.revision() : before.revisions.getLast();
        if (isNewsAtLast(before, article)) {
            return new Sighting.Variant(article, last);
        }
        if (before.revisions.contains(article.revision())) {
            return new Sighting.Duplicate(article);
        }
        if (!before.feeds.contains(article.feed())) {
            return new Sighting.Variant(article, last);
        }
        return new Sighting.Revision(before.history ? article.asHistory() : article, last);
    }

    /** What to remember once the article was seen. */
    public static Seen after(@Nullable Seen before, Article article) {
        return before == null
                ? new Seen(List.of(article.revision()), List.of(article.feed()), article.history())
                : new Seen(
                        with(before.revisions, article.revision()),
                        with(before.feeds, article.feed()),
                        before.history && !isNewsAtLast(before, article));
    }

    /** A feed has as news what others had only among their old items: nobody was told of it yet. */
    private static boolean isNewsAtLast(Seen before, Article article) {
        return before.history && !article.history() && !before.feeds.contains(article.feed());
    }

    private static List<String> with(List<String> known, String word) {
        if (known.contains(word)) {
            return known;
        }
        var all = new ArrayList<>(known);
        all.add(word);
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }
}
