package tidings.streams.theme;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Language;

/**
 * Words that stand in a good part of all news, and so say nothing by themselves: <em>government</em>, <em>talks</em>.
 * Compared by their stems. Immutable, safe from any thread.
 */
final class EverydayWords {
    private static final Map<Language, String> WORDS = Map.of(
            Language.ENGLISH,
            "say said tell report news year month week day time today people man woman government president minister"
                    + " ministry country nation state world war peace talks official leader party group member city"
                    + " capital police court army military force attack security new first last part case plan deal"
                    + " agreement company market price business bank money million billion percent law vote election"
                    + " meeting statement foreign public political international economy help work call make take give",
            Language.GERMAN,
            "sagen Jahr Monat Woche Tag Zeit Menschen Regierung Präsident Minister Land Staat Welt Krieg Frieden"
                + " Gespräche Partei Stadt Polizei Gericht Armee Sicherheit neu Unternehmen Markt Preis Geld Million"
                + " Milliarde Prozent Gesetz Wahl Treffen Politik Wirtschaft",
            Language.FRENCH,
            "dire an année mois semaine jour temps gouvernement président ministre pays état monde guerre paix"
                    + " pourparlers parti ville police armée sécurité nouveau entreprise marché prix argent million"
                    + " milliard loi élection réunion politique économie",
            Language.SPANISH,
            "decir año mes semana día tiempo gobierno presidente ministro país estado mundo guerra paz partido ciudad"
                    + " policía seguridad nuevo empresa mercado precio dinero millón ley elección reunión política",
            Language.RUSSIAN,
            "сказать заявить год месяц неделя день время человек люди правительство президент министр страна"
                    + " государство мир война переговоры партия город полиция суд армия безопасность новый компания"
                    + " рынок цена деньги миллион миллиард процент закон выборы встреча политика экономика",
            Language.UKRAINIAN,
            "сказати заявити рік місяць тиждень день час людина люди уряд президент міністр країна держава світ війна"
                    + " мир переговори партія місто поліція суд армія безпека новий компанія ринок ціна гроші мільйон"
                    + " мільярд закон вибори зустріч політика економіка");

    private static final Map<Language, Set<String>> STEMS = stems();

    private EverydayWords() {}

    /** True if a word of that language, in any form, is one of those. */
    static boolean contains(Language language, String word) {
        var everyday = STEMS.get(language);
        return everyday != null
                && new Analysis(language).forms(word).stems().stream().anyMatch(everyday::contains);
    }

    private static Map<Language, Set<String>> stems() {
        var stems = new HashMap<Language, Set<String>>();
        WORDS.forEach((language, words) -> {
            var analysis = new Analysis(language);
            var own = new HashSet<String>();
            for (var word : words.toLowerCase(Locale.ROOT).split(" ")) {
                own.addAll(analysis.forms(word).stems());
            }
            stems.put(language, Set.copyOf(own));
        });
        return Map.copyOf(stems);
    }
}
