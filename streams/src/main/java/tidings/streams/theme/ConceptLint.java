package tidings.streams.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.query.Query;
import tidings.streams.theme.ParsedTheme.Member;

/** Finds concepts that contain themselves, and members that are there twice. For one thread. */
final class ConceptLint {
    private static final int MAX_DEPTH = 100;

    private final ParsedTheme theme;
    private final MemberLanguages languages;
    private final Consumer<ThemeProblem> problems;
    private final Set<String> clear = new HashSet<>();
    private final List<String> open = new ArrayList<>();

    ConceptLint(ParsedTheme theme, MemberLanguages languages, Consumer<ThemeProblem> problems) {
        this.theme = theme;
        this.languages = languages;
        this.problems = problems;
    }

    void check() {
        theme.concepts().keySet().forEach(this::loops);
        theme.concepts().forEach(this::duplicates);
    }

    /** Follows the concepts that a concept names; each is followed once, so the work is bounded. */
    private void loops(String concept) {
        if (clear.contains(concept) || open.size() >= MAX_DEPTH) {
            return;
        }
        open.add(concept);
        for (var member : theme.concepts().getOrDefault(concept, List.of())) {
            if (member.query() instanceof Query.Concept next) {
                int at = open.indexOf(next.name());
                if (at < 0) {
                    loops(next.name());
                } else if (clear.add(next.name())) {
                    report(concept, member.index(), loop(at, next.name()), true);
                }
            }
        }
        open.removeLast();
        clear.add(concept);
    }

    private String loop(int from, String again) {
        var names = new ArrayList<>(open.subList(from, open.size()));
        names.add(again);
        return "a concept cannot contain itself: $" + String.join(" -> $", names);
    }

    /** The same word in the groups of two languages is no fault: it says that it serves both. */
    private void duplicates(String concept, List<Member> members) {
        var groups = new HashMap<String, Map<String, Member>>();
        for (var member : members) {
            var first = groups.computeIfAbsent(languages.of(concept, member.index()), group -> new HashMap<>());
            var same = first.putIfAbsent(spelling(member.query()), member);
            if (same != null) {
                report(
                        concept,
                        member.index(),
                        "'" + member.text() + "' is there already, as '" + same.text() + "'; leave one out",
                        false);
            } else {
                covering(member, first)
                        .ifPresent(wider -> report(
                                concept,
                                member.index(),
                                "'" + member.text() + "' finds nothing that '" + wider.text()
                                        + "' does not find; leave it out",
                                false));
            }
        }
    }

    /** An earlier prefix that begins this one. */
    private static Optional<Member> covering(Member member, Map<String, Member> earlier) {
        if (member.query() instanceof Query.Prefix prefix) {
            var letters = Analysis.prefixForm(prefix.text());
            for (int length = 2; length < letters.length(); length++) {
                var wider = earlier.get(letters.substring(0, length) + "*");
                if (wider != null) {
                    return Optional.of(wider);
                }
            }
        }
        return Optional.empty();
    }

    /** Members with the same spelling find the same. */
    private static String spelling(Query query) {
        return switch (query) {
            case Query.Exact exact -> "=" + Analysis.exactForm(exact.text());
            case Query.Prefix prefix -> Analysis.prefixForm(prefix.text()) + "*";
            case Query.Word word when word.text().indexOf('.') > 0 -> "=" + Analysis.exactForm(word.text());
            case Query.Word word -> Analysis.prefixForm(word.text());
            case Query.Phrase phrase
            when phrase.words().size() == 1 -> spelling(phrase.words().getFirst());
            case Query.Phrase phrase ->
                phrase.slop() + "\""
                        + String.join(
                                " ",
                                phrase.words().stream()
                                        .map(ConceptLint::spelling)
                                        .toList());
            case Query.Concept concept -> "$" + concept.name();
            default -> query.toString();
        };
    }

    private void report(String concept, int member, String message, boolean fatal) {
        problems.accept(new ThemeProblem(theme.theme().id(), "concepts/" + concept + "/" + member, 1, message, fatal));
    }
}
