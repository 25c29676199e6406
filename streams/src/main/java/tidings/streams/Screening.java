package tidings.streams;

import java.util.Set;
import tidings.events.Article;
import tidings.events.Theme;

/** Decides, cheaply, about which articles the second opinion is asked. Safe from several threads. */
public interface Screening {
    /** Nobody is asked, and words decide alone. */
    Screening OFF = new Screening() {
        @Override
        public Set<String> asks(Article article) {
            return Set.of();
        }

        @Override
        public boolean waits(Theme theme, Article article) {
            return false;
        }
    };

    /** Ids of the themes for which the second opinion is asked about an article. */
    Set<String> asks(Article article);

    /**
     * True if an article that a theme's words match alerts only when the second opinion confirms it. Then {@link #asks}
     * names the theme.
     */
    boolean waits(Theme theme, Article article);
}
