package tidings.alerts.channel;

/** Settings of {@link FeedChannel}: it needs none. In YAML {@code feed: {}}. */
public record FeedSettings() implements ChannelSettings {}
