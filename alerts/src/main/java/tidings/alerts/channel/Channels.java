package tidings.alerts.channel;

import java.time.InstantSource;

/** Makes the channel that settings describe. */
public final class Channels {
    private Channels() {}

    /**
     * Makes a channel; connects to nothing.
     *
     * @param settings which one
     * @param wires what channels send through
     * @param clock tells the time of an attempt
     */
    public static Channel open(ChannelSettings settings, Wires wires, InstantSource clock) {
        var client = wires.client();
        return switch (settings) {
            case SlackSettings slack -> new SlackChannel(slack, client);
            case SlackAppSettings app -> new SlackAppChannel(app, client);
            case WebhookSettings webhook -> new WebhookChannel(webhook, client, clock);
            case TeamsSettings teams -> new TeamsChannel(teams, client);
            case DiscordSettings discord -> new DiscordChannel(discord, client);
            case EmailSettings email -> new EmailChannel(email, wires, clock);
            case PagerDutySettings duty -> new PagerDutyChannel(duty, client);
            case FeedSettings feed -> new FeedChannel();
            case LogSettings log -> new LogChannel();
        };
    }
}
