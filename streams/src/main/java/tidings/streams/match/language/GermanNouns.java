package tidings.streams.match.language;

import java.util.List;
import java.util.Set;

/**
 * Tells German nouns that end in -er by themselves, most of them for people who do something, from plurals and adjectives.
 * All words are without accents and in small letters. Pure functions.
 */
final class GermanNouns {
    /** Nouns whose plural ends in -er, in the plural; compounds end in the same. */
    private static final Set<String> PLURALS =
            Set.of(("amter bader bander bilder blatter bucher dacher dorfer eier felder fasser gelder geister gemuter"
                + " gesichter gewander glaser glieder gotter grabern graber guter hauser holzer huhner kalber kinder"
                + " kleider kraftfelder krauter lammer lander lichter lieder locher mauler manner mitglieder nester"
                + " opferlammer parlamentsmitglieder pfander rader rander regimenter rinder schilder schlosser"
                + " schwerter spitaler tucher taler volker walder weiber worter wurmer reichtumer irrtumer denkmaler")
                    .split(" "));

    /** Words for people from a land end like its plural. */
    private static final List<String> FROM_A_LAND = List.of(
            "auslander",
            "inlander",
            "englander",
            "niederlander",
            "hollander",
            "irlander",
            "islander",
            "rheinlander",
            "neuseelander",
            "gronlander",
            "finnlander",
            "thailander",
            "estlander",
            "saarlander");

    /** Before -er, these show an adjective. */
    private static final List<String> ADJECTIVES = List.of(
            "isch", "lich", "ig", "bar", "sam", "los", "end", "iv", "ell", "deutsch", "neu", "alt", "gross", "erst",
            "zweit", "dritt", "jung", "lang", "voll", "frei", "stark", "weit", "hoh", "beid", "all", "dies", "jed");

    private static final int SHORTEST = 6;

    private GermanNouns() {}

    /** The noun without its ending of number or case; empty if -er is itself an ending, or there is none. */
    static String withoutEnding(String word) {
        var base = base(word);
        if (base.length() < SHORTEST || !base.endsWith("er")) {
            return "";
        }
        return isPlural(base) || isAdjective(base.substring(0, base.length() - 2)) ? "" : base;
    }

    private static String base(String word) {
        boolean ending = word.endsWith("ern") || word.endsWith("ers");
        return ending ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean isPlural(String word) {
        if (FROM_A_LAND.stream().anyMatch(word::endsWith)) {
            return false;
        }
        for (int i = 0; i + 4 <= word.length(); i++) {
            if (PLURALS.contains(word.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAdjective(String root) {
        return ADJECTIVES.stream().anyMatch(root::endsWith);
    }
}
