package tidings.streams.story;

/**
 * A word of an article's title or lead as one number: 28 bits of its hash, and what it is. Terms of two articles are the
 * same word if their {@link #word} is.
 */
final class Term {
    /** It stands in the title. */
    static final int TITLE = 1;
    /** It begins with a capital where nothing else asks for one. */
    static final int NAME = 2;
    /** It begins with a digit. */
    static final int NUMBER = 4;
    /** It is part of what the theme looks for, so that most of the theme's articles have it. */
    static final int COMMON = 8;

    private static final int FLAGS = 4;

    private Term() {}

    static int of(String word, int flags) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 32) << FLAGS | flags;
    }

    /** Which word it is; in the order of terms. */
    static int word(int term) {
        return term >> FLAGS;
    }

    static boolean is(int term, int flag) {
        return (term & flag) != 0;
    }

    /** True for names and figures. */
    static boolean isFact(int term) {
        return (term & (NAME | NUMBER)) != 0;
    }
}
