/**
 * The services that a notification can be sent over, each in one file with its settings beside it. {@code deliver}
 * calls a {@link tidings.alerts.channel.Channel} once for each attempt and acts on its
 * {@link tidings.alerts.channel.Receipt}; nothing here tries again.
 *
 * <pre>{@code
 * Channel channel = Channels.open(new SlackSettings(new Secret(url)), wires, clock);
 * switch (channel.send(notification)) {
 *     case Delivered delivered -> done();
 *     case Partly part -> restWith(part.references());
 *     case Failed failed -> again(failed.retry(), failed.retryAfter());
 * }
 * }</pre>
 *
 * <p>All text in a notification was written by strangers. {@link tidings.alerts.channel.Message} takes out what no
 * message should hold and picks what every channel shows; each channel then escapes for its own syntax.
 */
@NullMarked
package tidings.alerts.channel;

import org.jspecify.annotations.NullMarked;
