package tidings.alerts.deliver;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Map;
import tidings.alerts.channel.Channel;
import tidings.events.topic.Topics;

/**
 * What all tasks of a deliverer share.
 *
 * @param settings how deliveries are tried and repeated
 * @param channels the channel of each receiver, by its name
 * @param topics the topics' names
 * @param tally counts what happens
 * @param clock tells the time
 */
public record Desk(
        DeliverySettings settings, Map<String, Channel> channels, Topics topics, Tally tally, InstantSource clock) {
    public Desk {
        requireNonNull(settings, "settings");
        channels = Map.copyOf(channels);
        requireNonNull(topics, "topics");
        requireNonNull(tally, "tally");
        requireNonNull(clock, "clock");
    }

    /** The channel of a receiver; one that always fails if it is not configured here. */
    Channel channel(String receiver) {
        var channel = channels.get(receiver);
        return channel == null ? new UnknownReceiver(receiver) : channel;
    }
}
