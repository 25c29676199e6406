package tidings.streams.match.language;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what language a text is in: first by its letters, then by its commonest words. What the article says of itself
 * is believed unless the text clearly speaks against it.
 *
 * <p>Immutable, safe from any thread.
 */
public final class LanguageDetector {
    private static final int SAMPLE = 2_000;
    private static final int CLEAR_HITS = 6;
    private static final int CLEAR_FACTOR = 3;

    private static final Map<Language, String> COMMON = Map.ofEntries(
            Map.entry(
                    Language.ENGLISH,
                    "the of and to in that for is was on with as by at from it he has have are will said its not be"
                            + " his this an after over were which who their but"),
            Map.entry(
                    Language.GERMAN,
                    "der die das und den von zu mit des im ist auf für nicht eine ein als dem sich auch es an werden"
                            + " aus er hat dass sie nach wird bei einer einen um sind noch wie einem über so zum haben"
                            + " nur oder aber vor zur bis mehr durch"),
            Map.entry(
                    Language.FRENCH,
                    "le la les de des et à en un une du est que qui dans pour sur au par plus pas il ce avec ont a ne"
                            + " se sont aux cette son été mais ou leur d l qu entre après deux"),
            Map.entry(
                    Language.SPANISH,
                    "el la los las de del y en que a un una por con para se su al es no como más lo ha sus sobre este"
                            + " entre pero fue han dos también está desde"),
            Map.entry(
                    Language.ITALIAN,
                    "il la di e che in un una per con del della è da non le i si dei al sono ha alla più nel gli come"
                            + " anche lo dal su delle ma nella stato"),
            Map.entry(
                    Language.PORTUGUESE,
                    "o a de e do da em que um para com não uma os no se na por mais as dos como mas foi ao ele das à"
                            + " seu sua ou pelo pela são entre disse"),
            Map.entry(
                    Language.DUTCH,
                    "de het een en van in is dat op te voor met zijn die niet aan er om ook als maar bij naar door"
                            + " heeft worden uit nog wordt werd hebben"),
            Map.entry(
                    Language.TURKISH,
                    "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ise en ancak ne var ki her"
                            + " arasında göre yeni tarafından dedi etti"),
            Map.entry(
                    Language.CZECH,
                    "a se v na je že o s z do i to k ve pro za by ale si po jako podle který od jsou která bude"),
            Map.entry(
                    Language.ROMANIAN,
                    "și în de la a cu pe nu că din este o un pentru care mai sunt au fost ce prin după să"),
            Map.entry(
                    Language.SWEDISH,
                    "och i att det som en på är av för med den till har de inte om ett han men var från ska också"),
            Map.entry(
                    Language.RUSSIAN,
                    "и в не на что с по это как он к из за от для его а то о было будет также который после при до"
                            + " между но их все заявил были"));

    private static final Map<String, EnumMap<Language, Boolean>> BY_WORD = index();

    private LanguageDetector() {}

    /**
     * The language to analyse a text in.
     *
     * @param declared the BCP 47 tag that the article carries, if any
     * @param title its headline
     * @param text its text
     */
    public static Language detect(@Nullable String declared, String title, String text) {
        var sample = sample(title) + " " + sample(text);
        var script = script(sample);
        var said = declared == null || declared.isBlank() ? null : Language.of(declared);
        if (script == Script.UNSPACED || script == Script.ARABIC) {
            return said != null && (said.script() == script || said == Language.OTHER) ? said : only(script);
        }
        if (script != Script.LATIN && script != Script.CYRILLIC) {
            return said == null ? Language.OTHER : said;
        }
        return byWords(said, script, sample);
    }

    private static Language only(Script script) {
        return script == Script.ARABIC ? Language.ARABIC : Language.UNSPACED;
    }

    private static Language byWords(@Nullable Language said, Script script, String sample) {
        var hits = hits(sample);
        var best = script == Script.CYRILLIC ? Language.RUSSIAN : Language.ENGLISH;
        for (var language : Language.values()) {
            if (language.script() == script && count(hits, language) > count(hits, best)) {
                best = language;
            }
        }
        if (said == null) {
            return count(hits, best) > 0 || isAscii(sample) || script == Script.CYRILLIC ? best : Language.OTHER;
        }
        boolean foreign = said.script() != script && said != Language.OTHER;
        boolean clear = count(hits, best) >= CLEAR_HITS
                && count(hits, best) >= CLEAR_FACTOR * count(hits, said)
                && said != Language.OTHER;
        return foreign || clear ? best : said;
    }

    private static boolean isAscii(String sample) {
        return sample.chars().allMatch(c -> c < 0x80 || !Character.isLetter(c));
    }

    private static int count(Map<Language, Integer> hits, Language language) {
        return hits.getOrDefault(language, 0);
    }

    private static Map<Language, Integer> hits(String sample) {
        var hits = new EnumMap<Language, Integer>(Language.class);
        for (var word : sample.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
            var languages = BY_WORD.get(word);
            if (languages != null) {
                languages.keySet().forEach(language -> hits.merge(language, 1, Integer::sum));
            }
        }
        return hits;
    }

    private static Script script(String sample) {
        var counts = new int[Script.values().length];
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (Character.isLetter(c)) {
                var script = Characters.script(c);
                counts[script.ordinal()] += script == Script.UNSPACED ? 3 : 1;
            }
        }
        var most = Script.OTHER;
        for (var script : Script.values()) {
            most = counts[script.ordinal()] > counts[most.ordinal()] ? script : most;
        }
        return most;
    }

    private static String sample(String text) {
        return text.length() <= SAMPLE ? text : text.substring(0, SAMPLE);
    }

    private static Map<String, EnumMap<Language, Boolean>> index() {
        var index = new HashMap<String, EnumMap<Language, Boolean>>();
        COMMON.forEach((language, words) -> {
            for (var word : words.split(" ")) {
                index.computeIfAbsent(word, w -> new EnumMap<>(Language.class)).put(language, true);
            }
        });
        return Map.copyOf(index);
    }
}
