package tidings.streams.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Theme;

/**
 * Themes, compiled for matching articles. Immutable and safe from any thread, without locks; a change makes another
 * set, which shares most of itself with this one; {@link LiveThemes} swaps them.
 */
public final class ThemeSet {
    private static final Comparator<ThemeMatch> BEST_FIRST = Comparator.comparingDouble(ThemeMatch::score)
            .reversed()
            .thenComparing(match -> match.theme().id());

    /** So few themes are compiled anew with every change. */
    static final int SMALL = 16;
    /** With more segments it is time to compile all of them together. */
    private static final int MOST_SEGMENTS = 5;
    /** With more themes passed over, too, unless they are few among all. */
    private static final int MOST_DROPPED = 64;

    private final List<Part> parts;
    private final List<ThemeProblem> problems;
    private final ConcurrentLinkedDeque<Text> idle;

    /** A segment, and which of its themes were changed or removed since. */
    private record Part(Segment segment, Set<String> dropped) {
        Stream<Theme> themes() {
            return segment.themes().stream().map(CompiledTheme::theme).filter(theme -> !dropped.contains(theme.id()));
        }

        boolean isUsed() {
            return dropped.size() < segment.themes().size();
        }

        Part without(Set<String> ids) {
            var gone = ids.stream().filter(id -> segment.theme(id).isPresent()).toList();
            if (gone.isEmpty()) {
                return this;
            }
            var all = new HashSet<>(dropped);
            all.addAll(gone);
            return new Part(segment, Set.copyOf(all));
        }
    }

    private ThemeSet(List<Part> parts, List<ThemeProblem> problems, ConcurrentLinkedDeque<Text> idle) {
        this.parts = List.copyOf(parts);
        this.problems = List.copyOf(problems);
        this.idle = idle;
    }

    /**
     * Compiles themes. One that cannot be compiled is left out and reported in {@link #problems}; of several with the
     * same id the first is taken.
     */
    public static ThemeSet compile(Collection<Theme> themes) {
        var segment = Segment.compile(themes);
        return new ThemeSet(List.of(new Part(segment, Set.of())), segment.problems(), new ConcurrentLinkedDeque<>());
    }

    /**
     * This set with some themes put or removed, matching as if all were compiled together. Only those changed, and a few
     * that were changed before, are compiled: that takes milliseconds, however many there are. When {@link #isScattered},
     * articles take a little longer until {@link #gathered} is used.
     *
     * @param changed themes that are new or have another version
     * @param removed ids of themes that are gone; unknown ones are passed over
     */
    public ThemeSet with(Collection<Theme> changed, Collection<String> removed) {
        var ids = new HashSet<>(removed);
        changed.forEach(theme -> ids.add(theme.id()));
        var kept = new ArrayList<Part>();
        parts.stream().map(part -> part.without(ids)).filter(Part::isUsed).forEach(kept::add);
        var together = new ArrayList<Theme>();
        if (!kept.isEmpty() && kept.getLast().segment().themes().size() + changed.size() <= SMALL) {
            kept.removeLast().themes().forEach(together::add);
        }
        together.addAll(changed);
        var segment = Segment.compile(together);
        kept.add(new Part(segment, Set.of()));
        together.forEach(theme -> ids.add(theme.id()));
        var all = new ArrayList<>(problems);
        all.removeIf(problem -> ids.contains(problem.theme()));
        all.addAll(segment.problems());
        return new ThemeSet(kept, all, idle);
    }

    /** True if {@link #gathered} would make articles match faster. */
    public boolean isScattered() {
        int compiled = 0;
        int dropped = 0;
        for (var part : parts) {
            compiled += part.segment().themes().size();
            dropped += part.dropped().size();
        }
        return parts.size() > MOST_SEGMENTS || dropped > Math.max(MOST_DROPPED, compiled / 4);
    }

    /** The same themes, compiled together; this takes seconds for a hundred thousand. */
    public ThemeSet gathered() {
        var segment = Segment.compile(themes());
        parts.forEach(part -> segment.prepare(part.segment().languages()));
        return new ThemeSet(List.of(new Part(segment, Set.of())), problems, idle);
    }

    /** What is wrong with the themes, in their order: those left out, and warnings. */
    public List<ThemeProblem> problems() {
        return problems;
    }

    /** The themes that were compiled, in the order given, those changed later at the end. */
    public List<Theme> themes() {
        return parts.stream().flatMap(Part::themes).toList();
    }

    /** The theme with this id, if it was compiled. */
    public Optional<Theme> theme(String id) {
        return parts.stream()
                .filter(part -> !part.dropped().contains(id))
                .flatMap(part -> part.segment().theme(id).stream())
                .findFirst();
    }

    /** The themes that the article is about, best first. Never throws for what an article contains. */
    public List<ThemeMatch> match(Article article) {
        return judge(article).matches();
    }

    /** As {@link #match}, and where there is none, the theme that came nearest. */
    public Judgement judge(Article article) {
        return judge(article, true);
    }

    /** As {@link #match}, with those whose threshold the article does not reach; at least one clause of each hits. */
    public List<ThemeMatch> all(Article article) {
        return judge(article, false).matches();
    }

    private Judgement judge(Article article, boolean onlyAbout) {
        var known = idle.pollFirst();
        var text = known == null ? new Text() : known;
        text.read(article);
        var matches = new ArrayList<ThemeMatch>();
        @Nullable NearMiss nearest = null;
        for (var part : parts) {
            var near = part.segment().match(text, part.dropped(), onlyAbout, matches);
            nearest = NearMiss.nearer(nearest, near);
        }
        if (text.isWorthKeeping()) {
            text.release();
            idle.addFirst(text);
        }
        matches.sort(BEST_FIRST);
        return new Judgement(matches, matches.isEmpty() ? nearest : null);
    }
}
