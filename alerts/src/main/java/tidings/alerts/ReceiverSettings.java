package tidings.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.ChannelSettings;
import tidings.alerts.channel.DiscordSettings;
import tidings.alerts.channel.EmailSettings;
import tidings.alerts.channel.FeedSettings;
import tidings.alerts.channel.LogSettings;
import tidings.alerts.channel.PagerDutySettings;
import tidings.alerts.channel.SlackAppSettings;
import tidings.alerts.channel.SlackSettings;
import tidings.alerts.channel.TeamsSettings;
import tidings.alerts.channel.WebhookSettings;
import tidings.alerts.group.Cap;

/**
 * A receiver: a name, and exactly one channel. Who wants a message in two places makes two receivers, and routes with
 * {@code continue}; so the trouble of one place never repeats or delays a message in the other.
 *
 * @param name 1 to 80 letters, digits, dots, underscores and hyphens, beginning with a letter or digit; part of stored
 *     keys, so that renaming it makes another receiver
 * @param slack a Slack incoming webhook
 * @param slackApp a Slack app that writes with its bot token
 * @param webhook a signed webhook
 * @param teams a Microsoft Teams Workflow
 * @param discord a Discord webhook
 * @param email mail over SMTP
 * @param pagerduty PagerDuty's events
 * @param feed nothing is sent: it is read as Atom or JSON Feed
 * @param log the program's log
 * @param cap how many messages it gets at most; absent for any number
 */
public record ReceiverSettings(
        String name,
        @Nullable SlackSettings slack,
        @Nullable SlackAppSettings slackApp,
        @Nullable WebhookSettings webhook,
        @Nullable TeamsSettings teams,
        @Nullable DiscordSettings discord,
        @Nullable EmailSettings email,
        @Nullable PagerDutySettings pagerduty,
        @Nullable FeedSettings feed,
        @Nullable LogSettings log,
        @Nullable Cap cap) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}");

    public ReceiverSettings {
        requireNonNull(name, "receiver name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "receiver name '" + name + "' must be 1 to 80 letters, digits, dots, underscores and hyphens");
        }
        var channels = channels(slack, slackApp, webhook, teams, discord, email, pagerduty, feed, log);
        if (channels.size() != 1) {
            throw new IllegalArgumentException("receiver " + name + " has " + channels.size()
                    + " channels; it must have one of slack, slack-app, webhook, teams, discord, email, pagerduty,"
                    + " feed, log");
        }
    }

    /** A receiver over any channel. */
    public static ReceiverSettings of(String name, ChannelSettings channel) {
        return new ReceiverSettings(
                name,
                channel instanceof SlackSettings slack ? slack : null,
                channel instanceof SlackAppSettings app ? app : null,
                channel instanceof WebhookSettings webhook ? webhook : null,
                channel instanceof TeamsSettings teams ? teams : null,
                channel instanceof DiscordSettings discord ? discord : null,
                channel instanceof EmailSettings email ? email : null,
                channel instanceof PagerDutySettings duty ? duty : null,
                channel instanceof FeedSettings feed ? feed : null,
                channel instanceof LogSettings log ? log : null,
                null);
    }

    /** The same receiver with a cap. */
    public ReceiverSettings with(Cap limit) {
        return new ReceiverSettings(name, slack, slackApp, webhook, teams, discord, email, pagerduty, feed, log, limit);
    }

    /** The one channel. */
    @JsonIgnore
    public ChannelSettings channel() {
        return channels(slack, slackApp, webhook, teams, discord, email, pagerduty, feed, log)
                .getFirst();
    }

    private static List<ChannelSettings> channels(@Nullable ChannelSettings... possible) {
        List<ChannelSettings> channels = new ArrayList<>();
        for (var channel : possible) {
            if (channel != null) {
                channels.add(channel);
            }
        }
        return channels;
    }
}
