package tidings.streams.theme;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tidings.events.Theme;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.language.Language;
import tidings.streams.match.language.Script;
import tidings.streams.match.language.StopWords;
import tidings.streams.match.query.Query;

/**
 * Finds words that are likely to meet much that is not meant: too short, cut too short, common in a language that the
 * theme covers, or spelled with letters of two alphabets that look alike. Words in phrases are not alone, and so no risk.
 * For one thread.
 */
final class TermLint {
    private static final int SHORT_WORD = 2;
    private static final int SHORT_PREFIX = 3;

    private final ParsedTheme theme;
    private final Reviewed reviewed;
    private final Consumer<ThemeProblem> problems;
    private final List<Language> languages;

    TermLint(ParsedTheme theme, Reviewed reviewed, Consumer<ThemeProblem> problems) {
        this.theme = theme;
        this.reviewed = reviewed;
        this.problems = problems;
        var covered = theme.theme().languages();
        this.languages = (covered.isEmpty() ? List.of("en") : covered)
                .stream().map(Language::of).distinct().toList();
    }

    void check() {
        theme.concepts()
                .forEach((name, members) -> members.forEach(member ->
                        terms(member.query(), term -> look("concepts/" + name + "/" + member.index(), term))));
        theme.match().forEach((name, query) -> {
            terms(query, term -> look("match/" + name, term));
            alone("match/" + name, query);
        });
        theme.exclude().forEach((name, query) -> {
            terms(query, term -> look("exclude/" + name, term));
            alone("exclude/" + name, query);
        });
    }

    /** Hands on the words that stand by themselves. */
    private static void terms(Query query, Consumer<Query.Atom> sink) {
        switch (query) {
            case Query.Atom atom -> sink.accept(atom);
            case Query.Phrase phrase
            when phrase.words().size() == 1 -> sink.accept(phrase.words().getFirst());
            case Query.Phrase phrase -> {}
            case Query.Concept concept -> {}
            case Query.Says says -> {}
            case Query.And and -> and.queries().forEach(part -> terms(part, sink));
            case Query.Or or -> or.queries().forEach(part -> terms(part, sink));
            case Query.AtLeast some -> some.queries().forEach(part -> terms(part, sink));
            case Query.Near near -> near.operands().forEach(part -> terms(part, sink));
            case Query.Not not -> terms(not.query(), sink);
            case Query.In in -> terms(in.query(), sink);
            case Query.Within within -> terms(within.query(), sink);
            case Query.Repeat repeat -> terms(repeat.query(), sink);
            case Query.Weighted weighted -> terms(weighted.query(), sink);
        }
    }

    private void look(String part, Query.Atom term) {
        if (!mixed(part, term)) {
            switch (term) {
                case Query.Exact exact -> {}
                case Query.Prefix prefix -> prefix(part, prefix);
                case Query.Word word -> word(part, word);
            }
        }
    }

    private boolean mixed(String part, Query.Atom term) {
        var scripts = ThemeLanguages.scripts(term.text());
        boolean mixed = scripts.contains(Script.CYRILLIC) && scripts.contains(Script.LATIN)
                || scripts.contains(Script.GREEK) && scripts.contains(Script.LATIN);
        if (mixed) {
            warn(
                    part,
                    term,
                    "'" + term.text() + "' has letters of two alphabets (" + foreign(term.text(), scripts.getFirst())
                            + " is not of the first one), so it finds only what is misspelled alike");
        }
        return mixed;
    }

    private static String foreign(String text, Script first) {
        return text.codePoints()
                .filter(c -> Character.isLetter(c) && Script.of(c) != first)
                .mapToObj(c -> "'" + Character.toString(c) + "'")
                .findFirst()
                .orElse("");
    }

    private void prefix(String part, Query.Prefix prefix) {
        if (letters(prefix.text()) <= SHORT_PREFIX && isSpelled(prefix.text())) {
            warn(
                    part,
                    prefix,
                    "'" + prefix.text() + "*' begins many other words; write " + (SHORT_PREFIX + 1)
                            + " letters or more, or the words themselves");
        }
    }

    private void word(String part, Query.Word word) {
        if (word.text().indexOf('.') > 0 || !isSpelled(word.text())) {
            return; // initials are exact; Chinese and the like have short words
        }
        var common = languages.stream()
                .filter(language -> StopWords.contains(language, word.text()))
                .findFirst();
        if (letters(word.text()) <= SHORT_WORD) {
            warn(
                    part,
                    word,
                    "'" + word.text() + "' is found in any case and as a stem; write =" + word.text()
                            + " for just this spelling");
        } else if (common.isPresent()) {
            warn(
                    part,
                    word,
                    "'" + word.text() + "' stands in most texts in "
                            + common.get().code() + "; write a phrase, or =" + word.text() + " for just this spelling");
        }
    }

    /** A clause that is nothing but one word of which news is full. */
    private void alone(String part, Query query) {
        single(query)
                .filter(word -> languages.stream().anyMatch(language -> EverydayWords.contains(language, word.text())))
                .ifPresent(word -> warn(
                        part,
                        word,
                        "'" + word.text() + "' alone is met by a good part of all news; join it with other words"));
    }

    private static Optional<Query.Word> single(Query query) {
        return switch (query) {
            case Query.Word word -> Optional.of(word);
            case Query.In in -> single(in.query());
            case Query.Weighted weighted -> single(weighted.query());
            default -> Optional.empty();
        };
    }

    /** True if it is written with letters of which it takes several to make a word. */
    private static boolean isSpelled(String text) {
        return text.codePoints().noneMatch(Character::isDigit)
                && ThemeLanguages.scripts(text).stream().noneMatch(script -> script == Script.UNSPACED);
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    private void warn(String part, Query.Atom at, String message) {
        if (!reviewed.covers(at instanceof Query.Prefix ? at.text() + "*" : at.text())) {
            Theme own = theme.theme();
            problems.accept(new ThemeProblem(own.id(), part, at.column(), message, false));
        }
    }
}
