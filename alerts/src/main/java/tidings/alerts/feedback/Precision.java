package tidings.alerts.feedback;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;

/**
 * How a theme was judged.
 *
 * @param theme its id
 * @param up how many judgements said that an alert was worth telling; each person judges an alert once
 * @param down how many said that it was not
 * @param acknowledged how many acknowledgements there were
 */
public record Precision(String theme, int up, int down, int acknowledged) {
    /** Sums up feedback by theme, in the order of their ids. */
    public static List<Precision> of(Collection<Feedback> feedback) {
        var themes = new TreeMap<String, Precision>();
        for (var one : feedback) {
            var before = themes.getOrDefault(one.theme(), new Precision(one.theme(), 0, 0, 0));
            themes.put(one.theme(), before.with(one.verdict()));
        }
        return List.copyOf(themes.values());
    }

    /** The share of alerts worth telling, 0 to 1; absent if none was judged. */
    public @Nullable Double precision() {
        return up + down == 0 ? null : (double) up / (up + down);
    }

    private Precision with(Verdict verdict) {
        return switch (verdict) {
            case UP -> new Precision(theme, up + 1, down, acknowledged);
            case DOWN -> new Precision(theme, up, down + 1, acknowledged);
            case ACKNOWLEDGED -> new Precision(theme, up, down, acknowledged + 1);
        };
    }
}
