package tidings.app.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tidings.app.problem.Problem;

/** Collects everything that is wrong with a file, so that it can be mended at once. For one thread. */
final class Complaints {
    private final String file;
    private final List<Complaint> found = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void add(Spot spot, String message) {
        found.add(new Complaint(spot, message));
    }

    /**
     * Ends the reading.
     *
     * @throws Problem with one line for each complaint, in the order of the file, if there are any
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new Problem(found.stream()
                    .sorted(Comparator.<Complaint>comparingInt(each -> each.spot.line())
                            .thenComparingInt(each -> each.spot.column()))
                    .map(each -> file + ":" + each.spot.line() + ":" + each.spot.column() + ": " + each.message)
                    .distinct()
                    .collect(Collectors.joining("\n")));
        }
    }

    private record Complaint(Spot spot, String message) {}
}
