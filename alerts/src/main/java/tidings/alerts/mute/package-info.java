/**
 * Which alerts are not told: silences that somebody made, and inhibition, by which the alert of one theme mutes those of
 * others about the same articles. {@link tidings.alerts.mute.Mutes} decides; {@link tidings.alerts.mute.MuteReader}
 * follows the topics that tell it what to decide by. {@code tidings.alerts.group} asks.
 *
 * <pre>{@code
 * Mutes mutes = new Mutes(settings.inhibit());
 * mutes.put(silence);
 * Optional<MuteReason> reason = mutes.reason(alert, now);
 * }</pre>
 */
@NullMarked
package tidings.alerts.mute;

import org.jspecify.annotations.NullMarked;
