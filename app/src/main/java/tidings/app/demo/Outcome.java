package tidings.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of the demonstration.
 *
 * @param feeds how many feeds were polled
 * @param articles how many different articles were seen
 * @param corrections how many later texts of them
 * @param repeats how many items were seen again, unchanged, and dropped
 * @param expected how many articles should raise an alert, by theme
 * @param raised how many did, by theme
 * @param missing articles that should have raised one and did not, as {@code theme: address}
 * @param surplus articles that should not have and did, as {@code theme: address}
 * @param notifications how many notifications were delivered
 * @param slack how many Slack messages were taken
 * @param webhooks how many signed webhooks were taken
 * @param refused how many were refused
 * @param firstAlert how long after the start of the program the first alert came
 * @param settled false if the time was up before everything had happened
 */
public record Outcome(
        int feeds,
        int articles,
        int corrections,
        long repeats,
        SequencedMap<String, Integer> expected,
        SequencedMap<String, Integer> raised,
        List<String> missing,
        List<String> surplus,
        int notifications,
        int slack,
        int webhooks,
        int refused,
        @Nullable Duration firstAlert,
        boolean settled) {
    public Outcome {
        missing = List.copyOf(missing);
        surplus = List.copyOf(surplus);
    }

    /** True if every theme that should have raised an alert did, and all of it was delivered. */
    public boolean isGood() {
        return settled
                && refused == 0
                && expected.keySet().stream().allMatch(theme -> raised.getOrDefault(theme, 0) > 0);
    }
}
