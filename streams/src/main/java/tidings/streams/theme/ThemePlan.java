package tidings.streams.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.Origin;
import tidings.events.Theme;
import tidings.events.topic.Json;

/**
 * What to write to the topic so that it says what the files say.
 *
 * @param upserts themes to write
 * @param removals ids of themes to remove
 * @param warnings what is left as it is though the files say otherwise, and why
 */
record ThemePlan(List<Theme> upserts, List<String> removals, List<String> warnings) {
    ThemePlan {
        upserts = List.copyOf(upserts);
        removals = List.copyOf(removals);
        warnings = List.copyOf(warnings);
    }

    /**
     * Decides.
     *
     * <p>At the start all themes of the topic are compared with the files. Later only what changed in the files counts,
     * so that an instance with older files does not undo what one with newer files wrote.
     *
     * @param before what the files said when they were last written; null at the start
     * @param known ids of the themes that had a file some time, or stood on the topic at the start
     * @param now what the files say
     * @param topic what stands on the topic
     */
    static ThemePlan of(
            ThemeFolder.@Nullable Content before,
            Set<String> known,
            ThemeFolder.Content now,
            Map<String, Theme> topic) {
        var upserts = new ArrayList<Theme>();
        var warnings = new ArrayList<String>();
        for (var theme : now.themes().values()) {
            var standing = topic.get(theme.id());
            var unchanged = before != null && same(theme, before.themes().get(theme.id()));
            if (unchanged || same(theme, standing)) {
                continue;
            }
            if (standing != null && standing.origin() == Origin.COMMAND) {
                warnings.add("theme " + theme.id() + " was put by command, which wins over its file;"
                        + " to follow the file again, remove the theme by command and start again");
            } else {
                upserts.add(theme);
            }
        }
        var gone = gone(known, now, topic);
        if (!gone.isEmpty() && !namesOfUnknown(now, topic).isEmpty()) {
            warnings.add("themes " + gone + " have no file; they stay until these files can be used, which may be"
                    + " theirs: " + namesOfUnknown(now, topic));
            gone = List.of();
        }
        return new ThemePlan(upserts, gone, warnings);
    }

    private static List<String> gone(Set<String> known, ThemeFolder.Content now, Map<String, Theme> topic) {
        return topic.values().stream()
                .filter(theme -> theme.origin() == Origin.FILE)
                .map(Theme::id)
                .filter(known::contains)
                .filter(id -> !now.themes().containsKey(id) && !now.broken().contains(id))
                .sorted()
                .toList();
    }

    /** Broken files whose name does not tell which theme they hold. */
    private static List<String> namesOfUnknown(ThemeFolder.Content now, Map<String, Theme> topic) {
        return now.broken().stream()
                .filter(name -> !topic.containsKey(name))
                .sorted()
                .toList();
    }

    private static boolean same(Theme theme, @Nullable Theme other) {
        return other != null && Objects.equals(Json.text(theme), Json.text(other));
    }
}
