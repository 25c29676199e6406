package tidings.streams.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The articles to which an address leads that is not their own.
 *
 * @param articles their ids, the one that was seen last at the end, at most {@value #MOST}
 */
public record Aliases(List<String> articles) {
    /** So many articles at one address are kept, as where a site reports everything on one page. */
    static final int MOST = 20;

    public Aliases {
        articles = List.copyOf(articles);
    }

    /** With another article. */
    public static Aliases with(@Nullable Aliases before, String article) {
        var all = new ArrayList<>(before == null ? List.of() : before.articles);
        all.remove(article);
        all.add(article);
        return new Aliases(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
