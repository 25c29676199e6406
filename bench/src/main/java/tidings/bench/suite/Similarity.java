package tidings.bench.suite;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How alike two texts are. Pure functions. */
final class Similarity {
    /** A word; a character of a script that does not separate words counts as one. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");

    private static final Pattern SEPARATED = Pattern.compile("\\s[|–—-]\\s");

    private Similarity() {}

    /** F1 of the words of two texts, each as often as it occurs, whatever their order: 0 to 1; 1 if both have none. */
    static double tokenF1(String expected, String actual) {
        var wanted = counts(expected);
        var got = counts(actual);
        var common = 0;
        for (var word : wanted.entrySet()) {
            common += Math.min(word.getValue(), got.getOrDefault(word.getKey(), 0));
        }
        var all = size(wanted) + size(got);
        return all == 0 ? 1 : 2.0 * common / all;
    }

    /** Of the words that were found, the share that was expected. */
    static double precision(String expected, String actual) {
        var got = counts(actual);
        var wanted = counts(expected);
        var common = 0;
        for (var word : wanted.entrySet()) {
            common += Math.min(word.getValue(), got.getOrDefault(word.getKey(), 0));
        }
        return size(got) == 0 ? 1 : (double) common / size(got);
    }

    /** True if they are the same but for case, white space, quotes, dashes and the like. */
    static boolean same(String expected, String actual) {
        return plain(expected).equals(plain(actual));
    }

    /** True if they are the same, or the expected one goes on with a separator and one of the names. */
    static boolean sameTitle(String expected, String actual, List<String> names) {
        var rest = plain(expected);
        return rest.equals(plain(actual))
                || names.stream()
                        .anyMatch(name ->
                                SEPARATED.matcher(expected).find() && rest.equals(plain(actual) + " " + plain(name)));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new HashMap<>();
        for (var word : words(text)) {
            counts.merge(word, 1, Integer::sum);
        }
        return counts;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var found =
                WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (found.find()) {
            words.add(found.group());
        }
        return words;
    }

    private static int size(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
