package tidings.streams.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tidings.events.Theme;
import tidings.streams.match.Explanation.OfClause;
import tidings.streams.match.Explanation.OfExclude;
import tidings.streams.match.Explanation.Reason;

/** Says what would have to change for an article to match. Pure functions. */
final class Changes {
    private static final double ALMOST = 1e-9;

    private Changes() {}

    private record Change(double effort, String text) {}

    /** What would make the article match, the least change first; for one that matches, how safely it does. */
    static List<String> of(Theme theme, double score, List<OfClause> clauses, List<OfExclude> excludes) {
        var changes = new ArrayList<String>();
        excludes.stream().filter(OfExclude::hit).forEach(exclude -> changes.add(excluded(exclude)));
        double threshold = theme.score().threshold();
        boolean any = clauses.stream().anyMatch(OfClause::hit);
        if (score >= threshold && any) {
            if (changes.isEmpty()) {
                changes.add(margin(score, threshold, clauses));
            }
            return changes;
        }
        var found = new ArrayList<Change>();
        clauses.forEach(clause -> {
            if (clause.hit()) {
                heavier(clause, threshold - score, found);
            } else {
                met(clause, threshold - score, found);
            }
        });
        found.sort(Comparator.comparingDouble(Change::effort));
        found.forEach(change -> changes.add(change.text()));
        if (any) {
            changes.add("a threshold of " + number(score) + " or less instead of " + number(threshold));
        }
        return changes;
    }

    private static String excluded(OfExclude exclude) {
        var shown = exclude.evidence().isEmpty()
                ? ""
                : ", here '" + exclude.evidence().getFirst().text() + "'";
        return "exclude." + exclude.exclude()
                + " must not be met: make it narrower, or add AND NOT with what shows that"
                + " an article is meant after all" + shown;
    }

    private static String margin(double score, double threshold, List<OfClause> clauses) {
        var needed = clauses.stream()
                .filter(clause -> clause.hit() && score - clause.points() < threshold)
                .map(OfClause::clause)
                .toList();
        var over = "it is " + number(score - threshold) + " over the threshold";
        return needed.isEmpty()
                ? over + "; any single clause could fail"
                : over + "; it would not match without: " + String.join(", ", needed);
    }

    private static void heavier(OfClause clause, double lack, List<Change> found) {
        double factor = (clause.points() + lack) / clause.points();
        found.add(new Change(
                10 * factor,
                "match." + clause.clause() + " is met and gives " + number(clause.points()) + "; a weight of "
                        + number(Math.ceil(clause.weight() * factor * 100 - ALMOST) / 100) + " instead of "
                        + number(clause.weight()) + " would be enough"));
    }

    private static void met(OfClause clause, double lack, List<Change> found) {
        double effort = effort(clause.reasons());
        var worth = clause.weight() + ALMOST >= lack
                ? "it would be enough anywhere"
                : 2 * clause.weight() + ALMOST >= lack
                        ? "it would be enough in the title or lead if it gives " + number(lack)
                        : "it alone would not be enough: the score lacks " + number(lack);
        found.add(new Change(
                effort + (clause.weight() + ALMOST >= lack ? 0 : 5),
                "match." + clause.clause() + " (weight " + number(clause.weight()) + "): " + repair(clause.reasons())
                        + "; " + worth));
    }

    /** How far a part is from being met; a wider distance is a small change, another word a larger one. */
    private static double effort(List<Reason> reasons) {
        return reasons.stream().mapToDouble(Changes::effort).sum();
    }

    private static double effort(Reason reason) {
        if (reason.parts().isEmpty()) {
            return reason.needed() > 0 ? 1 + reason.needed() / 10.0 : 10;
        }
        return effort(easiest(reason));
    }

    private static List<Reason> easiest(Reason reason) {
        return reason.parts().stream()
                .sorted(Comparator.comparingDouble(Changes::effort))
                .limit(reason.enough())
                .toList();
    }

    private static String repair(List<Reason> reasons) {
        var leaves = new ArrayList<Reason>();
        reasons.forEach(reason -> leaves(reason, leaves));
        var texts = leaves.stream().limit(3).map(Changes::repair).distinct().toList();
        return String.join(", and ", texts) + (leaves.size() > 3 ? ", and " + (leaves.size() - 3) + " more parts" : "");
    }

    private static String repair(Reason leaf) {
        return leaf.needed() > 0
                ? "a distance of " + leaf.needed() + " in " + leaf.part() + " would meet it"
                : leaf.part() + " would have to be met";
    }

    private static void leaves(Reason reason, List<Reason> leaves) {
        if (reason.parts().isEmpty()) {
            leaves.add(reason);
        } else {
            easiest(reason).forEach(part -> leaves(part, leaves));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
