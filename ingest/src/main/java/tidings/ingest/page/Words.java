package tidings.ingest.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares titles by their words, whatever their case, punctuation and white space. Pure functions. */
final class Words {
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int SHORT = 2;

    private Words() {}

    /** Letters and digits in lower case, words separated by one space. */
    static String plain(String text) {
        return OTHER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replace("\u00ad", "")
                        .toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** True if both have the same words, and any. */
    static boolean same(String one, String other) {
        var words = plain(one);
        return !words.isEmpty() && words.equals(plain(other));
    }

    /** How many words a title has; two characters of a script that does not separate words count as one. */
    static int count(String title) {
        var plain = plain(title);
        var unspaced = (int) plain.codePoints().filter(Words::isUnspaced).count();
        return plain.isEmpty() ? 0 : plain.split(" ").length + unspaced / 2;
    }

    /** True if a title holds all words of another, in their order and without others between. */
    static boolean contains(String title, String inner) {
        return (" " + plain(title) + " ").contains(" " + plain(inner) + " ");
    }

    /** Of a title's longer words, the share that a text has too: 0 to 1. */
    static double share(String title, String text) {
        var words = longer(folded(title));
        var all = words.size();
        words.retainAll(longer(folded(text)));
        return all == 0 ? 0 : (double) words.size() / all;
    }

    /**
     * How alike a title and the longest part of an address are: of the longer words of both, the share that both have.
     * Publishers make addresses of headlines when these are first written.
     */
    static double inAddress(String title, String url) {
        Set<String> address = new HashSet<>();
        for (var part : decoded(url.replaceFirst("[?#].*$", "")).split("/")) {
            var words = longer(folded(part));
            address = words.size() > address.size() ? words : address;
        }
        var words = longer(folded(title));
        var both = new HashSet<>(words);
        both.retainAll(address);
        words.addAll(address);
        return words.isEmpty() ? 0 : (double) both.size() / words.size();
    }

    private static Set<String> longer(String words) {
        var set = new HashSet<>(List.of(words.split(" ")));
        set.removeIf(word -> word.length() <= SHORT || word.chars().allMatch(Character::isDigit));
        return set;
    }

    /** In the letters of addresses, where umlauts are written with one letter or two. */
    private static String folded(String text) {
        return plain(MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll(""))
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('ı', 'i')
                .replace('ł', 'l')
                .replace('æ', 'a')
                .replace("ae", "a")
                .replace("oe", "o")
                .replace("ue", "u")
                .replace("aa", "a");
    }

    private static boolean isUnspaced(int c) {
        return Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30ff || c >= 0x0e00 && c <= 0x0e7f;
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
