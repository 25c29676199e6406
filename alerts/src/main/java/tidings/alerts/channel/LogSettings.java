package tidings.alerts.channel;

/** Settings of {@link LogChannel}: it needs none. In YAML {@code log: {}}. */
public record LogSettings() implements ChannelSettings {}
