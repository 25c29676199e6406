package tidings.app.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that has one machine, perhaps a small one, to itself. RATIONALE.md says why. */
final class BrokerConfig {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private BrokerConfig() {}

    static Properties of(Path logs, int port, int controllerPort, Map<String, String> overrides) {
        var all = new Properties();
        all.putAll(addresses(logs, port, controllerPort));
        all.putAll(oneReplica());
        all.putAll(smallMachine());
        all.putAll(quickRestart());
        all.putAll(overrides);
        return all;
    }

    private static Map<String, String> addresses(Path logs, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@" + HOST + ":" + controllerPort,
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + HOST + ":" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "log.dirs",
                logs.toString(),
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> smallMachine() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024),
                "log.index.size.max.bytes", Integer.toString(2 * 1024 * 1024),
                "log.flush.scheduler.interval.ms", "5000",
                "log.flush.interval.ms", "5000");
    }

    private static Map<String, String> quickRestart() {
        var sessions = Map.of(
                "server.max.startup.time.ms", "60000",
                "broker.heartbeat.interval.ms", "500",
                "broker.session.timeout.ms", "30000",
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        var newGroups = Map.of(
                "group.consumer.min.heartbeat.interval.ms", "500",
                "group.consumer.heartbeat.interval.ms", "1000",
                "group.consumer.min.session.timeout.ms", "5000",
                "group.consumer.session.timeout.ms", "6000",
                "group.streams.initial.rebalance.delay.ms", "0",
                "group.streams.min.heartbeat.interval.ms", "500",
                "group.streams.heartbeat.interval.ms", "1000",
                "group.streams.min.session.timeout.ms", "5000",
                "group.streams.session.timeout.ms", "6000");
        var all = new java.util.HashMap<>(sessions);
        all.putAll(newGroups);
        return all;
    }
}
