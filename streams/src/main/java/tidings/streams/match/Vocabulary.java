package tidings.streams.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the words of all queries; equal words share a number. Filled by one thread, then only read. */
final class Vocabulary {
    private final Map<Word, Integer> ids = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

    /** How a word of a query meets the words of an article. */
    enum Kind {
        STEM,
        EXACT,
        PREFIX
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

    /** How many words there are; their numbers begin at 0. */
    int size() {
        return words.size();
    }

    /** The word with this number. */
    Word word(int id) {
        return words.get(id);
    }
}
