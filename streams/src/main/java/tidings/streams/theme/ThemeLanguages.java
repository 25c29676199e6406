package tidings.streams.theme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tidings.events.Theme;
import tidings.events.Theme.Sample;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Script;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryException;
import tidings.streams.match.query.QueryParser;

/**
 * Tells whether the concepts of a theme have words for each of its languages. A member counts for the language of its
 * group; one without a group for every language that is written in its letters. For one thread.
 */
final class ThemeLanguages {
    /** The letters of languages whose inflection is unknown here; all others of those are taken to be Latin. */
    private static final Map<Script, Set<String>> LETTERS = Map.of(
            Script.CYRILLIC, Set.of("be", "bg", "kk", "ky", "mk", "mn", "sr", "tg"),
            Script.ARABIC, Set.of("fa", "ku", "ps", "ug", "ur"),
            Script.GREEK, Set.of("el"),
            Script.HEBREW, Set.of("he", "iw", "yi", "ji"),
            Script.OTHER,
                    Set.of("am", "bn", "gu", "hi", "hy", "ka", "kn", "ml", "mr", "ne", "or", "pa", "si", "ta", "te"));

    private final Theme theme;
    private final MemberLanguages members;

    ThemeLanguages(Theme theme, MemberLanguages members) {
        this.theme = theme;
        this.members = members;
    }

    /** The language that a sample says it is in, by its primary subtag. */
    static Optional<String> language(Sample sample) {
        return Optional.ofNullable(sample.language())
                .map(tag -> tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(MemberLanguages::isCode);
    }

    /** As {@link #language}, as a list of none or one. */
    static List<String> of(Sample sample) {
        return language(sample).stream().toList();
    }

    /** Warns of each concept that has no member in a language of the theme. */
    void check(Consumer<ThemeProblem> problems) {
        for (var concept : theme.concepts().keySet()) {
            var missing = theme.languages().stream()
                    .filter(language -> !covers(concept, language, new HashSet<>()))
                    .toList();
            if (!missing.isEmpty()) {
                problems.accept(
                        new ThemeProblem(theme.id(), "concepts/" + concept, 1, message(concept, missing), false));
            }
        }
    }

    private static String message(String concept, List<String> missing) {
        var all = String.join(", ", missing);
        return "the concept $" + concept + " has no member for " + all + ", which the theme covers; add some, or write "
                + missing.getFirst() + ": [] in its groups if it needs none";
    }

    private boolean covers(String concept, String language, Set<String> seen) {
        if (!seen.add(concept)) {
            return false;
        }
        if (members.groups(concept).contains(language)) {
            return true;
        }
        var own = theme.concepts().getOrDefault(concept, List.of());
        for (int i = 0; i < own.size(); i++) {
            if (members.of(concept, i).equals(MemberLanguages.ANY)
                    && covers(own.get(i), script(language), language, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(String member, Script script, String language, Set<String> seen) {
        try {
            return QueryParser.parseMember(member) instanceof Query.Concept other
                    ? covers(other.name(), language, seen)
                    : scripts(member).contains(script);
        } catch (QueryException e) {
            return true; // what is wrong with it is said elsewhere
        }
    }

    /** The letters that a text has, digits and signs left out. */
    static List<Script> scripts(String text) {
        var scripts = new ArrayList<Script>();
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Script::of)
                .distinct()
                .forEach(scripts::add);
        return scripts;
    }

    /** What a language is written in. */
    static Script script(String language) {
        var known = Language.of(language);
        if (known != Language.OTHER) {
            return known.script();
        }
        return LETTERS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(language))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Script.LATIN);
    }
}
