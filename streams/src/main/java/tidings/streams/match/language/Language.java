package tidings.streams.match.language;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.morfologik.MorfologikFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The languages whose inflected forms are known. The others are compared word for word, in {@link #OTHER}.
 *
 * <p>The constants' order is the order of preference where a text fits two languages equally well.
 */
public enum Language {
    ENGLISH("en", Script.LATIN, words -> new SnowballFilter(Kept.english(words), new EnglishStemmer())),
    GERMAN("de", Script.LATIN, words -> new GermanLightStemFilter(new GermanNormalizationFilter(words))),
    FRENCH("fr", Script.LATIN, words -> new FrenchLightStemFilter(Kept.french(words))),
    SPANISH("es", Script.LATIN, SpanishLightStemFilter::new),
    ITALIAN("it", Script.LATIN, ItalianLightStemFilter::new),
    PORTUGUESE("pt", Script.LATIN, PortugueseLightStemFilter::new),
    POLISH("pl", Script.LATIN, words -> new LowerCaseFilter(new MorfologikFilter(words))),
    DUTCH("nl", Script.LATIN, words -> new SnowballFilter(words, new DutchStemmer())),
    TURKISH("tr", Script.LATIN, words -> new SnowballFilter(words, new TurkishStemmer())),
    CZECH("cs", Script.LATIN, CzechStemFilter::new),
    ROMANIAN("ro", Script.LATIN, words -> new SnowballFilter(words, new RomanianStemmer())),
    SWEDISH("sv", Script.LATIN, SwedishLightStemFilter::new),
    RUSSIAN("ru", Script.CYRILLIC, words -> new SnowballFilter(words, new RussianStemmer())),
    UKRAINIAN("uk", Script.CYRILLIC, words -> new LowerCaseFilter(new MorfologikFilter(words, Dictionaries.UKRAINIAN))),
    ARABIC("ar", Script.ARABIC, words -> new ArabicStemFilter(new ArabicNormalizationFilter(words))),
    /** Chinese, Japanese, Korean, Thai and others whose characters are words. */
    UNSPACED("zh", Script.UNSPACED, UnaryOperator.identity()),
    /** Any other language: words as they stand, in lower case and without accents. */
    OTHER("und", Script.OTHER, UnaryOperator.identity());

    private static final Language[] ALL = values();

    private final String code;
    private final Script script;
    private final UnaryOperator<TokenStream> stemming;

    Language(String code, Script script, UnaryOperator<TokenStream> stemming) {
        this.code = code;
        this.script = script;
        this.stemming = stemming;
    }

    /** The primary subtag of its BCP 47 tag; {@code und} for other languages. */
    public String code() {
        return code;
    }

    /** What it is written in. */
    public Script script() {
        return script;
    }

    /** The language of a BCP 47 tag, by its primary subtag in any case; OTHER for one without a stemmer here. */
    public static Language of(String tag) {
        var primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (primary) {
            case "zh", "ja", "ko", "th", "lo", "km", "my", "yue" -> UNSPACED;
            default -> {
                for (var language : ALL) {
                    if (language.code.equals(primary)) {
                        yield language;
                    }
                }
                yield OTHER;
            }
        };
    }

    /**
     * By whose rules a word of that script is read in a text of this language: its own, or where the letters are
     * foreign to it, those of the language most often quoted in them.
     */
    public Language reading(Script letters) {
        if (letters == script) {
            return this;
        }
        return switch (letters) {
            case LATIN -> this == OTHER ? OTHER : ENGLISH;
            case CYRILLIC -> this == OTHER ? OTHER : RUSSIAN;
            case ARABIC -> this == OTHER ? OTHER : ARABIC;
            case UNSPACED -> UNSPACED;
            case GREEK, HEBREW, OTHER -> OTHER;
        };
    }

    UnaryOperator<TokenStream> stemming() {
        return stemming;
    }
}
