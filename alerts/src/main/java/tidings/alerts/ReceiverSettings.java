package tidings.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.alerts.channel.ChannelSettings;
import tidings.alerts.channel.LogSettings;
import tidings.alerts.channel.SlackSettings;
import tidings.alerts.channel.WebhookSettings;

/**
 * A receiver: a name, and exactly one channel. Who wants a message in two places makes two receivers, and routes with
 * {@code continue}; so the trouble of one place never repeats or delays a message in the other.
 *
 * @param name 1 to 80 letters, digits, dots, underscores and hyphens, beginning with a letter or digit; part of stored
 *     keys, so that renaming it makes another receiver
 * @param slack a Slack incoming webhook
 * @param webhook a signed webhook
 * @param log the program's log
 */
public record ReceiverSettings(
        String name,
        @Nullable SlackSettings slack,
        @Nullable WebhookSettings webhook,
        @Nullable LogSettings log) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}");

    public ReceiverSettings {
        requireNonNull(name, "receiver name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "receiver name '" + name + "' must be 1 to 80 letters, digits, dots, underscores and hyphens");
        }
        var channels = Stream.of(slack, webhook, log).filter(Objects::nonNull).count();
        if (channels != 1) {
            throw new IllegalArgumentException(
                    "receiver " + name + " has " + channels + " channels; it must have one of slack, webhook, log");
        }
    }

    /** A receiver over any channel. */
    public static ReceiverSettings of(String name, ChannelSettings channel) {
        return switch (channel) {
            case SlackSettings slack -> new ReceiverSettings(name, slack, null, null);
            case WebhookSettings webhook -> new ReceiverSettings(name, null, webhook, null);
            case LogSettings log -> new ReceiverSettings(name, null, null, log);
        };
    }

    /** The one channel. */
    @JsonIgnore
    public ChannelSettings channel() {
        if (slack != null) {
            return slack;
        }
        return webhook != null ? webhook : requireNonNull(log, "log");
    }
}
