package tidings.streams.opinion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;
import tidings.streams.meaning.Screen;
import tidings.streams.meaning.Teacher;

/**
 * The screen before the themes as they are now. It is made anew behind the alerts when themes change, and waited for only
 * before the first article. Safe from any thread.
 */
final class LiveScreen {
    private final Supplier<ThemeSet> themes;
    private final Set<String> languages;
    private volatile @Nullable Known known;

    /**
     * @param set the themes from which it was made
     * @param screen looks for their concepts
     * @param confirmed the themes that alert only where meaning confirms what words match
     */
    private record Known(ThemeSet set, boolean anybody, Screen screen, ThemeSet confirmed) {}

    LiveScreen(Supplier<ThemeSet> themes, Set<String> languages) {
        this.themes = themes;
        this.languages = Set.copyOf(languages);
    }

    /** Makes it anew if themes have changed. */
    void refresh() {
        var now = themes.get();
        var before = known;
        if (before == null || before.set() != now) {
            known = make(now);
        }
    }

    private static Known make(ThemeSet set) {
        var asking = set.themes().stream().filter(SecondOpinions::asks).toList();
        var confirmed = asking.stream().filter(LiveScreen::confirms).toList();
        return new Known(set, !asking.isEmpty(), Screen.of(asking), ThemeSet.compile(confirmed));
    }

    private static boolean confirms(Theme theme) {
        return theme.meaning().policy() == Theme.Policy.BOTH;
    }

    private synchronized Known known() {
        if (known == null) {
            refresh();
        }
        return java.util.Objects.requireNonNull(known, "known");
    }

    Set<String> asks(Article article) {
        var current = known == null ? known() : known;
        if (current == null || !current.anybody() || !isReadable(article)) {
            return Set.of();
        }
        var asked = new HashSet<>(current.screen().passes(article));
        for (var match : current.confirmed().themes().isEmpty()
                ? List.<tidings.streams.match.ThemeMatch>of()
                : current.confirmed().match(article)) {
            asked.add(match.theme().id());
        }
        return asked;
    }

    boolean waits(Theme theme, Article article) {
        return confirms(theme)
                && !article.history()
                && isReadable(article)
                && asks(article).contains(theme.id());
    }

    private boolean isReadable(Article article) {
        return !(article.title().isBlank() && article.text().isBlank())
                && languages.contains(Teacher.language(article));
    }
}
