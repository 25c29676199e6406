package tidings.streams.match.language;

import java.util.Locale;
import java.util.Set;

/** Tells a dot that shortens a word from one that ends a sentence. Immutable, safe from any thread. */
final class Abbreviations {
    /** No abbreviation is longer, in UTF-16 code units. */
    static final int LONGEST = 16;

    /** What always stands before something. */
    private static final Set<String> BEFORE =
            words("mr mrs ms dr prof gen sen rep gov col lt capt sgt maj adm st rev hon pres supt messrs vs eg ie cf"
                + " hr fr mme mlle sr sra srta dra dña sig dott avv on ing mons ul im tzw np г-н г-жа им ул т тов акад"
                + " проф ген див св вул пл ім sn doç");

    /** What stands before a number. */
    private static final Set<String> BEFORE_NUMBER = words(
            "no nos nr art fig sec ch p pp vol para abs bd ziff par núm pág n° jan feb febr mar apr jun jul aug sept"
                    + " sep oct nov dec okt dez janv févr avr juil déc ст п гл рис № с");

    /** What stands after something, or at the end of a sentence as well. */
    private static final Set<String> AFTER = words("inc corp co ltd llc plc gmbh jr etc dept est approx usw bzw ca u.a"
        + " z.b d.h str mio mrd cie s.a ee.uu uu ecc s.p.a г гг в вв млн млрд тыс руб др пр р рр тис грн tys mln mld"
        + " zł r w a.m p.m am pm");

    private final Language language;

    Abbreviations(Language language) {
        this.language = language;
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }

    /** True if a dot after {@code left} does not end its sentence, given that {@code right} begins with no small letter. */
    boolean joins(String left, String right) {
        var word = left.toLowerCase(Locale.ROOT);
        var bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
        if (BEFORE.contains(bare)) {
            return true;
        }
        boolean number = Character.isDigit(right.codePointAt(0));
        if (number && BEFORE_NUMBER.contains(bare)) {
            return true;
        }
        boolean doubtful = AFTER.contains(bare) || isInitials(word) || isOrdinal(bare);
        return doubtful && (number || !CommonWords.has(language, right));
    }

    /** One letter, or several with dots: J. D. Vance, U.S. */
    private static boolean isInitials(String word) {
        return word.indexOf('.') > 0
                || (word.codePointCount(0, word.length()) == 1
                        && Character.isLetter(word.codePointAt(0))
                        && Script.of(word.codePointAt(0)) != Script.UNSPACED);
    }

    /** The number of a day or a reign, in languages that mark it with a dot. */
    private boolean isOrdinal(String word) {
        boolean marked = switch (language) {
            case GERMAN, POLISH, CZECH, TURKISH, SWEDISH, OTHER -> true;
            case ENGLISH, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, ROMANIAN, RUSSIAN, UKRAINIAN, ARABIC, UNSPACED ->
                false;
        };
        return marked && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
    }
}
