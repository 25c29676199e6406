package tidings.streams.match.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Analyses single words by the rules of one language. A word's forms depend on nothing around it. For one thread. */
public final class Analysis {
    /** Longer runs of letters are no words: they are passed over. In UTF-16 code units. */
    public static final int MAX_WORD = 100;

    private static final Set<String> ELIDED = Set.of(
            "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall",
            "dell", "nell", "sull", "coll", "quell", "quest", "gl", "sant");

    private final Language language;
    private final Stems stems;

    /** Prepares the rules of a language. */
    public Analysis(Language language) {
        this.language = language;
        this.stems = new Stems(language);
    }

    /** The forms of a word as the {@link Tokenizer} found it; {@link Forms#NONE} if it is longer than a word can be. */
    public Forms forms(String raw) {
        if (raw.length() > MAX_WORD) {
            return Forms.NONE;
        }
        var clean = Folding.clean(raw);
        if (clean.isEmpty()) {
            return Forms.NONE;
        }
        var lower = Folding.lower(clean, language);
        var bare = withoutJoined(lower);
        var plain = new LinkedHashSet<>(List.of(Folding.plain(bare), Folding.plain(lower)));
        return new Forms(exact(clean), List.copyOf(plain), stems.of(bare, Character.isUpperCase(clean.codePointAt(0))));
    }

    /** The one spelling under which an exact form is looked up. */
    public static String exactForm(String raw) {
        return Folding.clean(raw);
    }

    /** The one spelling under which a prefix is looked up. */
    public static String prefixForm(String raw) {
        return Folding.plain(Folding.clean(raw).toLowerCase(Locale.ROOT));
    }

    /** True for the commonest words of any language, in any case: nearly every article in it has them. */
    public static boolean isCommon(String word) {
        return CommonWords.has(word);
    }

    private static List<String> exact(String clean) {
        int first = clean.indexOf('\'');
        if (first < 0) {
            return List.of(clean);
        }
        int last = clean.lastIndexOf('\'');
        return List.copyOf(new LinkedHashSet<>(List.of(clean, clean.substring(0, last), clean.substring(first + 1))));
    }

    /** Without a possessive, an elided article or, in Turkish, the endings of a name. */
    private String withoutJoined(String lower) {
        int first = lower.indexOf('\'');
        if (first < 0) {
            return lower;
        }
        if (language == Language.TURKISH) {
            return lower.substring(0, first);
        }
        int last = lower.lastIndexOf('\'');
        var base = last == lower.length() - 2 && lower.endsWith("s") ? lower.substring(0, last) : lower;
        return first < base.length() && ELIDED.contains(base.substring(0, first)) ? base.substring(first + 1) : base;
    }
}
