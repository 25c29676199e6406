package tidings.streams.match.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the inflected forms of a word have in common: Lucene's stemmers, and what they need help with, language by language.
 * For one thread.
 */
final class Stems {
    private static final int SHORT = 5;

    private final Language language;
    private final Stemmer stemmer;

    Stems(Language language) {
        this.language = language;
        this.stemmer = new Stemmer(language);
    }

    /**
     * The stems of a word, without accents: one, or several where it may come from several words.
     *
     * @param lower the word in small letters
     * @param capital whether it was written with a capital
     */
    List<String> of(String lower, boolean capital) {
        var found = new LinkedHashSet<String>();
        switch (language) {
            case GERMAN -> german(lower, capital, found);
            case POLISH -> polish(lower, found);
            case SPANISH -> spanish(lower, found);
            case ITALIAN -> italian(lower, found);
            case DUTCH -> dutch(lower, found);
            case ENGLISH,
                    FRENCH,
                    PORTUGUESE,
                    TURKISH,
                    CZECH,
                    ROMANIAN,
                    SWEDISH,
                    RUSSIAN,
                    UKRAINIAN,
                    ARABIC,
                    UNSPACED,
                    OTHER -> add(lower, found);
        }
        return List.copyOf(found);
    }

    private void add(String lower, Set<String> found) {
        stemmer.stems(lower).forEach(stem -> found.add(Folding.plain(stem)));
    }

    /** The stemmer takes -er for an ending; in Botschafter and Politiker it makes another word of Botschaft and Politik. */
    private void german(String lower, boolean capital, Set<String> found) {
        var person = capital ? GermanNouns.withoutEnding(Folding.plain(lower)) : "";
        if (person.isEmpty()) {
            add(lower, found);
        } else {
            found.add(person);
        }
    }

    /** The dictionary has names with a capital only. */
    private void polish(String lower, Set<String> found) {
        add(lower, found);
        int first = lower.offsetByCodePoints(0, 1);
        add(lower.substring(0, first).toUpperCase(java.util.Locale.ROOT) + lower.substring(first), found);
        if (found.size() > 1) {
            found.remove(Folding.plain(lower));
            found.add(Folding.plain(lower));
        }
    }

    /** The stemmer leaves short words alone, but cuts off their plural and a vowel more: ruso, rusos. */
    private void spanish(String lower, Set<String> found) {
        boolean plural = lower.length() <= SHORT && lower.length() > 3 && lower.endsWith("s");
        if (plural && "aeo".indexOf(lower.charAt(lower.length() - 2)) >= 0) {
            found.add(Folding.plain(lower.substring(0, lower.length() - 1)));
            if (lower.endsWith("es")) {
                found.add(Folding.plain(lower.substring(0, lower.length() - 2)));
            }
        } else {
            add(lower, found);
        }
    }

    /** The stemmer leaves short words alone: russo and russi, nave and navi. Of a plural, all its singulars. */
    private void italian(String lower, Set<String> found) {
        if (lower.length() > SHORT || lower.length() < 4) {
            add(lower, found);
            return;
        }
        var plain = Folding.plain(lower);
        var root = plain.substring(0, plain.length() - 1);
        found.add(plain);
        switch (plain.charAt(plain.length() - 1)) {
            case 'i' -> {
                found.add(root + "o");
                found.add(root + "e");
            }
            case 'e' -> found.add(root + "a");
            default -> {}
        }
    }

    /** The stemmer keeps the plural of words that end in -e: ambassades. */
    private void dutch(String lower, Set<String> found) {
        add(lower.length() > SHORT && lower.endsWith("es") ? lower.substring(0, lower.length() - 1) : lower, found);
    }
}
