package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.AlertArticle;
import tidings.events.Ids;
import tidings.events.Opinion;
import tidings.events.Verdict;

/**
 * What is known of one story of a theme. Immutable.
 *
 * @param id id of its alert
 * @param story id of the story
 * @param theme its theme, as the latest match says
 * @param reports its articles in the order in which they came, the first always there, at most {@value #MOST}
 * @param version the last version that was raised; 0 if none was
 * @param told what the last version said of publishers, languages and countries
 * @param firstSeen when its first article was seen
 * @param lastSeen when its latest article was seen
 */
public record Story(
        String id,
        String story,
        ThemeFacts theme,
        List<Report> reports,
        int version,
        Told told,
        Instant firstSeen,
        Instant lastSeen) {
    /** So many articles are kept; of more, copies go first. */
    static final int MOST = 100;
    /** An alert stays small enough to be sent whole: the first article shows all of its hits, later ones the best. */
    private static final int LATER_EVIDENCE = 3;

    public Story {
        requireNonNull(id, "id");
        requireNonNull(story, "story");
        requireNonNull(theme, "theme");
        reports = List.copyOf(reports);
        requireNonNull(told, "told");
        requireNonNull(firstSeen, "firstSeen");
        requireNonNull(lastSeen, "lastSeen");
    }

    /**
     * What a version of the alert said.
     *
     * @param publishers how many report it independently
     * @param languages of its articles
     * @param countries of their publishers
     */
    public record Told(int publishers, List<String> languages, List<String> countries) {
        static final Told NOTHING = new Told(0, List.of(), List.of());

        public Told {
            languages = List.copyOf(languages);
            countries = List.copyOf(countries);
        }
    }

    /** The story that begins with an article. */
    static Story begin(Match match) {
        var article = match.article();
        return new Story(
                Ids.alert(match.theme(), article.id()),
                Ids.story(match.theme(), article.id()),
                ThemeFacts.of(match),
                List.of(Report.of(match, null)),
                0,
                Told.NOTHING,
                article.seen(),
                article.seen());
    }

    /**
     * With another article.
     *
     * @param copyOf id of the article of which it is a copy; null for a text of its own
     */
    Story with(Match match, @Nullable String copyOf) {
        var all = new ArrayList<>(reports);
        all.add(Report.of(match, copyOf).withEvidence(LATER_EVIDENCE));
        if (all.size() > MOST) {
            all.remove(leastNeeded(all));
        }
        return changed(match, all);
    }

    /** With another text of an article that is there. */
    Story corrected(Match match) {
        var all = new ArrayList<Report>();
        for (var report : reports) {
            var isIt = report.article().id().equals(match.article().id());
            all.add(
                    isIt
                            ? Report.of(match, report.text())
                                    .withEvidence(all.isEmpty() ? Match.MOST_EVIDENCE : LATER_EVIDENCE)
                            : report);
        }
        return changed(match, all);
    }

    /** After the second opinion on one of its articles was heard, which changes nothing else. */
    Story heard(Match match) {
        var all = reports.stream()
                .map(report -> report.article().id().equals(match.article().id()) ? report.on(match.grounds()) : report)
                .toList();
        return new Story(id, story, theme, all, version, told, firstSeen, lastSeen);
    }

    /** What found its articles, taken together. */
    Verdict verdict() {
        return reports.stream()
                .map(report -> report.grounds().verdict())
                .reduce(Verdict::and)
                .orElse(Verdict.WORDS);
    }

    /** What the second opinion says of its articles, the first at the front, at most so many. */
    List<Opinion> opinions(int most) {
        return reports.stream()
                .map(report -> report.grounds().opinion())
                .flatMap(Stream::ofNullable)
                .limit(most)
                .toList();
    }

    /** With a text of an article that is there, of which the theme says that it is not about it any more. */
    Story withdrawn(Match match) {
        var all = reports.stream()
                .map(report -> report.article().id().equals(match.article().id()) ? report.withdrawn(match) : report)
                .toList();
        var seen = match.article().seen();
        return new Story(id, story, theme, all, version, told, firstSeen, seen.isAfter(lastSeen) ? seen : lastSeen);
    }

    /** After another version was raised. */
    Story raised() {
        return new Story(
                id,
                story,
                theme,
                reports,
                version + 1,
                new Told(publishers(), languages(), countries()),
                firstSeen,
                lastSeen);
    }

    /** The article with this id; null if it is not there. */
    @Nullable
    Report report(String article) {
        return reports.stream()
                .filter(report -> report.article().id().equals(article))
                .findFirst()
                .orElse(null);
    }

    /** The article whose text this one repeats; null if it has a text of its own. */
    public @Nullable String copied(String article) {
        var report = report(article);
        return report == null || report.isFirst() ? null : report.text();
    }

    /** How many publishers report it independently. Copies of one text count once, and so do texts of one agency. */
    int publishers() {
        var agencies = agencies();
        var voices = new HashSet<String>();
        for (var report : reports) {
            if (agencies.containsKey(report.text())) {
                voices.add(agencies.get(report.text()).toLowerCase(Locale.ROOT));
            } else if (report.isFirst() || report(report.text()) == null) {
                voices.add(report.publisher());
            }
        }
        return Math.max(voices.size(), told.publishers());
    }

    /** BCP 47 tags of its articles. */
    List<String> languages() {
        return present(AlertArticle::language);
    }

    /** ISO 3166 codes of its publishers' countries. */
    List<String> countries() {
        return present(AlertArticle::country);
    }

    /** Its articles with whose text each is. */
    List<AlertArticle> articles() {
        var originals = originals();
        var agencies = agencies();
        return reports.stream()
                .map(report -> {
                    var original = originals.getOrDefault(report.text(), report.text());
                    var own = original.equals(report.article().id());
                    return report.article().from(own ? null : original, agencies.get(report.text()));
                })
                .toList();
    }

    /** For each text the agency that wrote it, where one of its copies says so. */
    private Map<String, String> agencies() {
        var agencies = new HashMap<String, String>();
        for (var report : reports) {
            if (report.article().wire() != null) {
                agencies.putIfAbsent(report.text(), report.article().wire());
            }
        }
        for (var report : reports) {
            if (report.agency() && report.article().publisher() != null) {
                agencies.putIfAbsent(report.text(), report.article().publisher());
            }
        }
        return agencies;
    }

    /** For each text the article in which the agency itself published it. */
    private Map<String, String> originals() {
        var originals = new LinkedHashMap<String, String>();
        for (var report : reports) {
            var wire = report.article().wire();
            if (report.agency() || (wire != null && report.publisher().contains(wire.toLowerCase(Locale.ROOT)))) {
                originals.putIfAbsent(report.text(), report.article().id());
            }
        }
        return originals;
    }

    private Story changed(Match match, List<Report> all) {
        var seen = match.article().seen();
        return new Story(
                id,
                story,
                ThemeFacts.of(match),
                all,
                version,
                told,
                seen.isBefore(firstSeen) ? seen : firstSeen,
                seen.isAfter(lastSeen) ? seen : lastSeen);
    }

    private static int leastNeeded(List<Report> all) {
        for (var i = 1; i < all.size() - 1; i++) {
            if (!all.get(i).isFirst()) {
                return i;
            }
        }
        return 1;
    }

    private List<String> present(Function<AlertArticle, @Nullable String> part) {
        var words = new LinkedHashSet<String>();
        for (var report : reports) {
            var word = part.apply(report.article());
            if (word != null) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }
}
