package tidings.streams.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tidings.streams.match.language.Analysis;

/**
 * Numbers the words of all queries; equal words share a number. A set of many words that a query takes for each other
 * gets a number too: it then occurs like a word, wherever one of its members does, and need not be put together in each
 * article. Filled by one thread, then only read.
 */
final class Vocabulary {
    /** Smaller sets are put together faster than they are kept. */
    static final int SMALLEST_GROUP = 5;

    /** A word in more groups would make its every occurrence dear. */
    private static final int MOST_GROUPS = 64;

    private static final int[] NONE = {};

    private final Map<Word, Integer> ids = new HashMap<>();
    private final Map<List<Integer>, Integer> groups = new HashMap<>();
    private final Map<Integer, int[]> groupsOf = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

    /** How a word of a query meets the words of an article. */
    enum Kind {
        STEM,
        EXACT,
        PREFIX,
        /** Any of several words. */
        GROUP
    }

    /** A word as it is looked up. */
    record Word(Kind kind, String text) {}

    /** The number of a word, a new one if it is new. */
    int id(Kind kind, String text) {
        return ids.computeIfAbsent(new Word(kind, text), word -> {
            words.add(word);
            return words.size() - 1;
        });
    }

    /**
     * The number of a group of words, a new one if it is new.
     *
     * @param members their numbers, ascending, each once
     * @return -1 if the group is so small, or one of its words in so many groups, that it had better not be one
     */
    int group(int[] members) {
        if (members.length < SMALLEST_GROUP) {
            return -1;
        }
        var key = IntStream.of(members).boxed().toList();
        var known = groups.get(key);
        return known != null ? known : isFull(members) ? -1 : addGroup(key, members);
    }

    private boolean isFull(int[] members) {
        return IntStream.of(members).anyMatch(member -> groups(member).length >= MOST_GROUPS);
    }

    /** A new number that is no word's: it occurs where whoever asked for it says so. */
    int mark() {
        words.add(new Word(Kind.GROUP, ""));
        return words.size() - 1;
    }

    private int addGroup(List<Integer> key, int[] members) {
        int group = mark();
        groups.put(key, group);
        for (int member : members) {
            int[] more = Arrays.copyOf(groups(member), groups(member).length + 1);
            more[more.length - 1] = group;
            groupsOf.put(member, more);
        }
        return group;
    }

    /** The groups that a word is in, ascending. Not to be changed. */
    int[] groups(int word) {
        return groupsOf.getOrDefault(word, NONE);
    }

    /** The groups that each word is in. */
    int[][] groupsOfAll() {
        var all = new int[words.size()][];
        Arrays.fill(all, NONE);
        groupsOf.forEach((word, groups) -> all[word] = groups);
        return all;
    }

    /** Forgets what is needed only to add words: from now on it is read. */
    void seal() {
        ids.clear();
        groups.clear();
    }

    /** How many words there are, groups among them; their numbers begin at 0. */
    int size() {
        return words.size();
    }

    /** True for the commonest words of any language. */
    boolean isCommon(int id) {
        return Analysis.isCommon(word(id).text());
    }

    /** The word with this number. */
    Word word(int id) {
        return words.get(id);
    }
}
