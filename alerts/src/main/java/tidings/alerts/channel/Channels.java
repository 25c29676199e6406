package tidings.alerts.channel;

import java.time.InstantSource;
import tidings.net.Client;

/** Makes the channel that settings describe. */
public final class Channels {
    private Channels() {}

    /**
     * Makes a channel; connects to nothing.
     *
     * @param settings which one
     * @param client what channels over HTTP send through
     * @param clock tells the time of an attempt
     */
    public static Channel open(ChannelSettings settings, Client client, InstantSource clock) {
        return switch (settings) {
            case SlackSettings slack -> new SlackChannel(slack, client);
            case WebhookSettings webhook -> new WebhookChannel(webhook, client, clock);
            case LogSettings log -> new LogChannel();
        };
    }
}
