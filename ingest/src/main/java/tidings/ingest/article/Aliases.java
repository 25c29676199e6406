package tidings.ingest.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Ids;

/**
 * The addresses under which people may ask for an article, where its id is not made from them: the address of one that only
 * its publisher's identifier tells apart, an identifier that is an address, where a page redirected to or calls itself.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class Aliases {
    private Aliases() {}

    /**
     * The aliases of an article.
     *
     * @param id of the article
     * @param known aliases that it has already
     * @param addresses that lead to it; those that are none, or a site's front page, are passed over
     */
    public static List<String> of(String id, List<String> known, @Nullable String... addresses) {
        SequencedSet<String> aliases = new LinkedHashSet<>(known);
        for (var address : addresses) {
            CanonicalUrl.of(address)
                    .filter(url -> !url.isHome() && !Ids.article(url.identity()).equals(id))
                    .ifPresent(url -> aliases.add(url.identity()));
        }
        var all = new ArrayList<>(aliases);
        return List.copyOf(all.subList(0, Math.min(all.size(), Article.MOST_ALIASES)));
    }
}
