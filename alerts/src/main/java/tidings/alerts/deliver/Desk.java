package tidings.alerts.deliver;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tidings.alerts.channel.Channel;
import tidings.events.topic.Topics;

/** What all tasks of a deliverer share. Used by the worker's thread, but for the clock and the channels. */
public final class Desk {
    private final DeliverySettings settings;
    private final Map<String, Channel> channels;
    private final Topics topics;
    private final Tally tally;
    private final InstantSource clock;
    private final Map<String, Pace> paces = new HashMap<>();

    /**
     * @param settings how deliveries are tried and repeated
     * @param channels the channel of each receiver, by its name
     * @param topics the topics' names
     * @param tally counts what happens
     * @param clock tells the time
     */
    public Desk(
            DeliverySettings settings, Map<String, Channel> channels, Topics topics, Tally tally, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings");
        this.channels = Map.copyOf(channels);
        this.topics = requireNonNull(topics, "topics");
        this.tally = requireNonNull(tally, "tally");
        this.clock = requireNonNull(clock, "clock");
    }

    /** The channel of a receiver; one that always fails if it is not configured here. */
    Channel channel(String receiver) {
        var channel = channels.get(receiver);
        return channel == null ? new UnknownReceiver(receiver) : channel;
    }

    /** The pace of a receiver's address: the same for all receivers that share the address. */
    Pace pace(String receiver) {
        var channel = channel(receiver);
        var place = channel.target().isEmpty() ? "receiver " + receiver : channel.target();
        return paces.computeIfAbsent(place, name -> new Pace(channel.interval()));
    }

    DeliverySettings settings() {
        return settings;
    }

    Topics topics() {
        return topics;
    }

    Tally tally() {
        return tally;
    }

    InstantSource clock() {
        return clock;
    }
}
