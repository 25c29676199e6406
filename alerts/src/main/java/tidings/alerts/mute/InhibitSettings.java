package tidings.alerts.mute;

import tidings.events.Match;

/**
 * While an alert that {@code source} takes is in the news, alerts of other themes that share an article with it, and
 * that {@code target} takes, are not told. Rules are asked in their order: an alert that an earlier one mutes does not mute
 * others by a later one, and alerts that a rule takes on both sides do not mute each other by it.
 *
 * @param source which alerts mute others
 * @param target which alerts can be muted; absent for all
 */
public record InhibitSettings(Match source, Match target) {
    public InhibitSettings {
        source = source == null ? Match.ALL : source;
        target = target == null ? Match.ALL : target;
        if (source.isAll()) {
            throw new IllegalArgumentException(
                    "inhibit.source must match something, or the alerts of all themes would mute each other");
        }
    }
}
