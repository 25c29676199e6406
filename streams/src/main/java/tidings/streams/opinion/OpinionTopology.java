package tidings.streams.opinion;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import tidings.events.topic.Json;
import tidings.events.topic.Topics;
import tidings.streams.Question;
import tidings.streams.SmallJson;
import tidings.streams.StreamsMetrics;
import tidings.streams.story.Match;

/** From the topic of questions to that of opinions, without state. */
final class OpinionTopology {
    private OpinionTopology() {}

    static Topology build(
            StreamsConfig config,
            Topics topics,
            Supplier<Judge> judge,
            Duration maxAge,
            StreamsMetrics metrics,
            InstantSource clock) {
        var builder = new StreamsBuilder(new TopologyConfig(null, config, new Properties()));
        builder.stream(
                        topics.secondOpinion().name(),
                        Consumed.with(Serdes.String(), Json.serde(Question.class))
                                .withName("questions"))
                .process(() -> new JudgeStep(judge, maxAge, metrics, clock), Named.as("judge"))
                .to(
                        topics.opinions().name(),
                        Produced.with(Serdes.String(), SmallJson.serde(Match.class))
                                .withName("opinions"));
        return builder.build();
    }
}
