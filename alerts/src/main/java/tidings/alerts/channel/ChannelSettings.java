package tidings.alerts.channel;

/** How to reach a receiver over one kind of service; each kind's settings are beside its channel. */
public sealed interface ChannelSettings
        permits SlackSettings,
                SlackAppSettings,
                WebhookSettings,
                TeamsSettings,
                DiscordSettings,
                EmailSettings,
                PagerDutySettings,
                FeedSettings,
                LogSettings {}
