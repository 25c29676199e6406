package tidings.bench.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tidings.app.Newsroom;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Article;
import tidings.events.FeedStatus;
import tidings.events.topic.Json;

/** One instance with the role {@code ingest}, run and measured in a process of its own. Prints its {@link Figures}. */
final class Instance {
    private static final double MIB = 1024.0 * 1024;
    private static final Duration SOON = Duration.ofMinutes(20);

    private final Newsroom newsroom;
    private final Plan plan;
    private double peak;
    private double longest;

    private Instance(Newsroom newsroom, Plan plan) {
        this.newsroom = newsroom;
        this.plan = plan;
    }

    /**
     * Runs and measures.
     *
     * @param args the folder with the settings, then a plan
     */
    public static void main(String[] args) throws Exception {
        var plan = Plan.of(java.util.Arrays.copyOfRange(args, 1, args.length));
        var settings = SettingsFile.read(Path.of(args[0], "tidings.yaml"), Map.of());
        try (var newsroom = new Newsroom(settings, Set.of(Role.INGEST), InstantSource.system())) {
            newsroom.start();
            System.out.println(Json.text(new Instance(newsroom, plan).measure()));
        }
    }

    private Figures measure() throws InterruptedException, IOException {
        var patience = Instant.now().plus(SOON);
        while (sum(polls()) < plan.feeds() + plan.hostile() && Instant.now().isBefore(patience)) {
            Thread.sleep(200);
        }
        var from = Instant.now();
        var polls = polls();
        var items = items();
        var cpu = cpu();
        for (var second = 0; second < plan.seconds(); second++) {
            Thread.sleep(1_000);
            sample();
        }
        var to = Instant.now();
        var cpuSeconds = (cpu() - cpu) / 1e9;
        var after = polls();
        polls.forEach((outcome, count) -> after.merge(outcome, -count, Double::sum));
        var published = items() - items;
        System.gc();
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var lags = lags(from, to);
        return new Figures(
                Duration.between(from, to).toMillis() / 1e3,
                after,
                published,
                cpuSeconds,
                memory.getUsed() / MIB,
                Math.max(peak, memory.getUsed() / MIB),
                at(lags, 0.5),
                at(lags, 0.99),
                lags.size(),
                longest,
                hostile());
    }

    private void sample() {
        var used = 0.0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            var collected = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += collected == null ? 0 : collected.getUsed() / MIB;
        }
        peak = Math.max(peak, used);
        for (var timer : newsroom.meters().find("tidings.ingest.poll.duration").timers()) {
            longest = Math.max(longest, ((Timer) timer).max(TimeUnit.MILLISECONDS) / 1e3);
        }
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private Map<String, Double> polls() {
        var polls = new TreeMap<String, Double>();
        for (Counter counter : newsroom.meters().find("tidings.ingest.polls").counters()) {
            polls.put(String.valueOf(counter.getId().getTag("outcome")), counter.count());
        }
        return polls;
    }

    private double items() {
        return newsroom.meters().find("tidings.ingest.items").tag("disposition", "new").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double sum(Map<String, Double> polls) {
        return polls.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private List<Double> lags(Instant from, Instant to) {
        List<Double> lags = new ArrayList<>();
        read(newsroom.topics().articles().name(), entry -> {
            var article = Json.read(entry.value(), Article.class);
            var published = article.published();
            var counts = !article.history()
                    && published != null
                    && article.url().contains("//127.1.")
                    && published.isAfter(from)
                    && article.seen().isBefore(to);
            if (counts && published != null) {
                lags.add(Duration.between(published, article.seen()).toMillis() / 1e3);
            }
        });
        return lags.stream().sorted().toList();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }

    private Map<String, String> hostile() {
        var outcomes = new TreeMap<String, String>();
        read(newsroom.topics().feedStatus().name(), entry -> {
            if (entry.value() != null) {
                var status = Json.read(entry.value(), FeedStatus.class);
                if (status.url().contains("//127.66.")) {
                    outcomes.put(status.url(), String.valueOf(status.outcome()));
                }
            }
        });
        return outcomes;
    }

    private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> sink) {
        try (var consumer = newsroom.clients().consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(sink);
            }
        }
    }
}
