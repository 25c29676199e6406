package tidings.alerts.mute;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.events.Alert;
import tidings.events.AlertArticle;

/**
 * Which alerts are not told because an alert of another theme tells the same articles. Rules are asked in their order:
 * an alert that an earlier rule mutes does not mute others by a later one, and of two alerts that a rule takes both as
 * source and as target neither mutes the other by it. So of alerts that could mute each other one is always told.
 *
 * <p>Safe from any thread.
 */
final class Inhibition {
    private final List<InhibitSettings> rules;
    private final Map<String, Party> parties = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byArticle = new ConcurrentHashMap<>();

    /**
     * @param rules which alerts mute which others, in order
     */
    Inhibition(List<InhibitSettings> rules) {
        this.rules = List.copyOf(rules);
    }

    /** True if there are rules at all. */
    boolean isOn() {
        return !rules.isEmpty();
    }

    /** An alert was raised. An older version than what is known, or the same, changes nothing. */
    void saw(Alert alert) {
        var party = party(alert);
        if (party.sourceOf.isEmpty() && !parties.containsKey(alert.id())) {
            return;
        }
        parties.merge(alert.id(), party, (known, come) -> come.version > known.version ? come : known);
        party.articles.forEach(article -> byArticle
                .computeIfAbsent(article, id -> ConcurrentHashMap.newKeySet())
                .add(party.alert));
    }

    /** True if the alert is not told. */
    boolean mutes(Alert alert) {
        return isOn() && new Judgement().isMuted(party(alert), rules.size());
    }

    /** Forgets alerts that were raised before this time. */
    void forget(Instant oldest) {
        parties.values().removeIf(party -> party.raised.isBefore(oldest));
        byArticle.values().forEach(alerts -> alerts.removeIf(alert -> !parties.containsKey(alert)));
        byArticle.values().removeIf(Set::isEmpty);
    }

    private Party party(Alert alert) {
        return new Party(
                alert.id(),
                alert.version(),
                alert.theme(),
                alert.articles().stream().map(AlertArticle::id).collect(Collectors.toUnmodifiableSet()),
                alert.raised(),
                rulesOf(rule -> rule.source().takes(alert)),
                rulesOf(rule -> rule.target().takes(alert)));
    }

    private BitSet rulesOf(Predicate<InhibitSettings> side) {
        var numbers = new BitSet();
        for (var rule = 0; rule < rules.size(); rule++) {
            numbers.set(rule, side.test(rules.get(rule)));
        }
        return numbers;
    }

    /** Alerts of other themes that share an article with this one. */
    private Stream<Party> others(Party party) {
        return party.articles.stream()
                .flatMap(article -> byArticle.getOrDefault(article, Set.of()).stream())
                .distinct()
                .flatMap(alert -> Stream.ofNullable(parties.get(alert)))
                .filter(other -> !other.theme.equals(party.theme));
    }

    /** Answers one question, and remembers what it found on the way. */
    private final class Judgement {
        private final Map<String, Boolean> known = new HashMap<>();

        /** True if one of the first {@code below} rules mutes it; asks fewer rules of those that would mute it. */
        boolean isMuted(Party party, int below) {
            for (var rule = party.targetOf.previousSetBit(below - 1); rule >= 0; ) {
                if (mutes(rule, party)) {
                    return true;
                }
                rule = party.targetOf.previousSetBit(rule - 1);
            }
            return false;
        }

        private boolean mutes(int rule, Party party) {
            var key = rule + " " + party.alert;
            var answer = known.get(key);
            if (answer == null) {
                answer = others(party).anyMatch(source -> mutes(rule, source, party));
                known.put(key, answer);
            }
            return answer;
        }

        private boolean mutes(int rule, Party source, Party target) {
            var mutual = target.sourceOf.get(rule) && source.targetOf.get(rule);
            return source.sourceOf.get(rule) && !mutual && !isMuted(source, rule);
        }
    }

    /**
     * What is known of an alert that may mute others.
     *
     * @param alert its id
     * @param version its newest version
     * @param theme id of its theme
     * @param articles ids of its articles
     * @param raised when that version was raised
     * @param sourceOf numbers of the rules whose source takes it
     * @param targetOf numbers of the rules whose target takes it
     */
    private record Party(
            String alert,
            int version,
            String theme,
            Set<String> articles,
            Instant raised,
            BitSet sourceOf,
            BitSet targetOf) {}
}
