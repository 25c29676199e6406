/**
 * The Kafka that the program brings along, and the set-up of topics on it or on any other cluster.
 *
 * <p>{@link tidings.app.broker.DataDirectory} keeps a second process away from the same data and tells other commands
 * where the running one is; {@link tidings.app.broker.LocalBroker} is a real single-node KRaft broker on loopback;
 * {@link tidings.app.broker.TopicSetup} creates the topics and refuses partition counts that differ. {@code Newsroom}
 * calls them in this order:
 *
 * <pre>{@code
 * var directory = DataDirectory.lock(Path.of("data"));
 * var broker = new LocalBroker(directory, BrokerSettings.DEFAULT);
 * broker.start();
 * directory.announce(new Running(broker.bootstrapServers(), null, pid, now));
 * }</pre>
 */
@NullMarked
package tidings.app.broker;

import org.jspecify.annotations.NullMarked;
