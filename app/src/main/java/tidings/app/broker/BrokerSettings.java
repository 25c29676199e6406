package tidings.app.broker;

import java.util.Map;

/**
 * What a user may decide about the local broker.
 *
 * @param port where it listens on loopback; 0 chooses a free one, the same as last time if that is free
 * @param properties settings of the broker itself, over ours
 */
public record BrokerSettings(int port, Map<String, String> properties) {
    /** A free port and our own settings. */
    public static final BrokerSettings DEFAULT = new BrokerSettings(0, Map.of());

    public BrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " must be 0 to 65535");
        }
        properties = Map.copyOf(properties);
    }
}
