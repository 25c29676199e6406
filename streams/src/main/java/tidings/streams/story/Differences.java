package tidings.streams.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidings.events.Difference;

/**
 * Tells what differs between two texts of an article: sentences that are new or gone, each pair cut down to the words that
 * changed and some around them.
 *
 * <p>Pure functions, safe from any thread. Time is proportional to the texts' length.
 */
final class Differences {
    /** So many differences say enough. */
    static final int MOST = 8;
    /** How long each side of one is at most, in UTF-16 code units. */
    static final int LONGEST = 300;

    private static final int AROUND = 40;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?][\"”’»)]?)\\s+|\\n+|(?<=[。！？])");

    private Differences() {}

    static List<Difference> between(String article, String oldTitle, String oldText, String newTitle, String newText) {
        var found = new ArrayList<Difference>();
        if (!oldTitle.equals(newTitle)) {
            found.add(narrowed(article, "title", oldTitle, newTitle));
        }
        var before = sentences(oldText);
        var after = sentences(newText);
        var gone = before.stream().filter(sentence -> !after.contains(sentence)).toList();
        var added =
                after.stream().filter(sentence -> !before.contains(sentence)).toList();
        for (var i = 0; i < Math.max(gone.size(), added.size()) && found.size() < MOST; i++) {
            found.add(narrowed(
                    article, "text", i < gone.size() ? gone.get(i) : "", i < added.size() ? added.get(i) : ""));
        }
        return found;
    }

    private static LinkedHashSet<String> sentences(String text) {
        return Stream.of(SENTENCE_END.split(text))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }

    /** Without what both begin with and end with, as far as it is longer than some words. */
    private static Difference narrowed(String article, String field, String before, String after) {
        var shorter = Math.min(before.length(), after.length());
        var same = 0;
        while (same < shorter && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        var start = wordStart(after.length() < before.length() ? after : before, Math.max(0, same - AROUND));
        return new Difference(article, field, cut(before, start), cut(after, start));
    }

    private static int wordStart(String text, int at) {
        var start = at;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static String cut(String text, int start) {
        var end = Math.min(text.length(), start + LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(Math.min(start, end), end);
    }
}
