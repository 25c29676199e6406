package tidings.streams.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * For which language each member of a theme's concepts was written, as far as its file says so. Filled by one thread,
 * then only read.
 */
final class MemberLanguages {
    /** The group of members that are the same in all languages written in their letters, such as names. */
    static final String ANY = "any";

    private static final Set<String> CODES = codes();

    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    /** True for a primary subtag of a language that has a code of two letters, in lower case. */
    static boolean isCode(String word) {
        return CODES.contains(word);
    }

    /** What a file can name as a language, for messages. */
    static String expected() {
        return "a language code of two letters such as en, ru or zh";
    }

    /** Says that the next member of a concept is of no particular language. */
    void add(String concept) {
        add(concept, ANY);
    }

    /** Says that the next member of a concept is of that group: a language, or {@link #ANY}. */
    void add(String concept, String group) {
        members.computeIfAbsent(concept, name -> new ArrayList<>()).add(group);
    }

    /** Says that a concept has a group for a language, perhaps without members: then it needs none there. */
    void addGroup(String concept, String group) {
        if (!group.equals(ANY)) {
            groups.computeIfAbsent(concept, name -> new LinkedHashSet<>()).add(group);
        }
    }

    /** The group of a concept's member, counted from 0; {@link #ANY} if its file does not say. */
    String of(String concept, int member) {
        var own = members.getOrDefault(concept, List.of());
        return member < own.size() ? own.get(member) : ANY;
    }

    /** The languages for which a concept has a group. */
    Set<String> groups(String concept) {
        return groups.getOrDefault(concept, Set.of());
    }

    /** The languages for which any concept has a group, in no order. */
    Set<String> all() {
        var all = new LinkedHashSet<String>();
        groups.values().forEach(all::addAll);
        return all;
    }

    private static Set<String> codes() {
        return Set.copyOf(List.of(Locale.getISOLanguages()));
    }
}
