package tidings.streams.match.language;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;

/**
 * The words that stand in almost every text of a language, from Lucene's lists: the German <em>war</em>, the French
 * <em>son</em>. Whoever looks for them in another language's sense finds too much. Each list is read when first asked for;
 * safe from any thread.
 */
public final class StopWords {
    private static final Map<Language, Supplier<CharArraySet>> LISTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Language.ENGLISH, EnglishAnalyzer::getDefaultStopSet),
            Map.entry(Language.GERMAN, GermanAnalyzer::getDefaultStopSet),
            Map.entry(Language.FRENCH, FrenchAnalyzer::getDefaultStopSet),
            Map.entry(Language.SPANISH, SpanishAnalyzer::getDefaultStopSet),
            Map.entry(Language.ITALIAN, ItalianAnalyzer::getDefaultStopSet),
            Map.entry(Language.PORTUGUESE, PortugueseAnalyzer::getDefaultStopSet),
            Map.entry(Language.DUTCH, DutchAnalyzer::getDefaultStopSet),
            Map.entry(Language.TURKISH, TurkishAnalyzer::getDefaultStopSet),
            Map.entry(Language.CZECH, CzechAnalyzer::getDefaultStopSet),
            Map.entry(Language.ROMANIAN, RomanianAnalyzer::getDefaultStopSet),
            Map.entry(Language.SWEDISH, SwedishAnalyzer::getDefaultStopSet),
            Map.entry(Language.RUSSIAN, RussianAnalyzer::getDefaultStopSet),
            Map.entry(Language.UKRAINIAN, UkrainianMorfologikAnalyzer::getDefaultStopwords),
            Map.entry(Language.ARABIC, ArabicAnalyzer::getDefaultStopSet)));

    private static final Map<Language, Set<String>> READ = new ConcurrentHashMap<>();

    private StopWords() {}

    /**
     * True if the word is one of those.
     *
     * @param word in any case, with or without accents
     */
    public static boolean contains(Language language, String word) {
        return READ.computeIfAbsent(language, StopWords::list).contains(spelling(word));
    }

    private static Set<String> list(Language language) {
        var list = LISTS.get(language);
        if (list == null) {
            return Set.of();
        }
        var words = new java.util.HashSet<String>();
        for (var word : list.get()) {
            words.add(spelling(new String((char[]) word)));
        }
        return Set.copyOf(words);
    }

    private static String spelling(String word) {
        return Folding.plain(Folding.clean(word).toLowerCase(Locale.ROOT));
    }
}
