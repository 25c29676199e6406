package tidings.bench.meaning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import tidings.app.Newsroom;
import tidings.app.settings.Role;
import tidings.app.settings.SettingsFile;
import tidings.events.Alert;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.topic.Json;
import tidings.streams.theme.ThemeDirectory;

/** One instance with the role {@code streams}, fed and measured in a process of its own. Prints its {@link Figures}. */
final class Pipeline {
    /** Articles a second. */
    static final int RATE = 50;

    private static final String PROBE = "bench-probe";
    private static final int WARM_SECONDS = 20;
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final String LETTERS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final Newsroom newsroom;
    private final List<Article> near;
    private final Random random = new Random(7);
    private final List<Double> times = new CopyOnWriteArrayList<>();
    private volatile Instant from = Instant.MAX;
    private volatile boolean ended;
    private int sent;

    private Pipeline(Newsroom newsroom, List<Article> near) {
        this.newsroom = newsroom;
        this.near = near;
    }

    /**
     * Runs and measures.
     *
     * @param args a folder, whether meaning is on, and for how many seconds
     */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        boolean meaning = Boolean.parseBoolean(args[1]);
        var themes = Path.of("config", "themes");
        var settings = SettingsFile.read(settings(folder, themes, meaning), Map.of());
        try (var newsroom = new Newsroom(settings, Set.of(Role.STREAMS), InstantSource.system())) {
            newsroom.start();
            var near = Costs.articles(ThemeDirectory.read(themes).themes());
            System.out.println(Json.text(new Pipeline(newsroom, near).measure(meaning, Integer.parseInt(args[2]))));
        }
    }

    private static Path settings(Path folder, Path themes, boolean meaning) throws IOException {
        var copies = Files.createDirectories(folder.resolve("themes"));
        try (var files = Files.list(themes)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, copies.resolve(file.getFileName()));
            }
        }
        Files.writeString(copies.resolve(PROBE + ".yaml"), """
            id: %s
            name: Probe
            match: {probe: benchprobe}
            """.formatted(PROBE));
        return Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            themes: {directory: themes}
            meaning: {enabled: %s}
            """.formatted(meaning));
    }

    private Figures measure(boolean meaning, int seconds) throws InterruptedException, IOException {
        var reader = Thread.ofPlatform().daemon().name("bench-reader").start(this::read);
        try (var producer = newsroom.clients().producer(Map.of("linger.ms", 5))) {
            send(producer, WARM_SECONDS);
            var patience = Instant.now().plus(SOON);
            while (meaning && (judged() == 0 || waiting() > 0) && Instant.now().isBefore(patience)) {
                Thread.sleep(500);
            }
            double asked = screened("asked");
            double screened = asked + screened("passed-over");
            double judged = judged();
            from = Instant.now();
            send(producer, seconds);
            double left = waiting();
            Thread.sleep(3_000);
            ended = true;
            reader.join(Duration.ofSeconds(10));
            double askedNow = screened("asked");
            return new Figures(
                    times.size(),
                    Costs.at(times, 0.5),
                    Costs.at(times, 0.99),
                    megabytes(),
                    (askedNow - asked) / seconds,
                    (askedNow + screened("passed-over") - screened) / seconds,
                    (judged() - judged) / seconds,
                    timer("tidings.streams.meaning.reading", false),
                    left,
                    timer("tidings.streams.meaning.wait", true));
        }
    }

    private void send(Producer<String, byte[]> producer, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < seconds * RATE; i++) {
            long due = start + i * 1_000_000_000L / RATE;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            var article = article(sent++);
            producer.send(new ProducerRecord<>(
                    newsroom.topics().articles().name(),
                    null,
                    article.seen().toEpochMilli(),
                    article.id(),
                    Json.bytes(article)));
        }
        producer.flush();
    }

    /** Of ten articles five are probes, two are near a theme, and three are of no interest. */
    private Article article(int number) {
        int turn = number % 10;
        var builder = Article.builder(
                        Ids.article("bench.example/" + number), Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .language("en")
                .feed("bench");
        if (turn == 3 || turn == 8) {
            var sample = near.get(number / 5 % near.size());
            return builder.title(sample.title())
                    .text(sample.text() + " " + words(60))
                    .build();
        }
        return builder.title(words(8))
                .text((turn % 2 == 0 ? "benchprobe " : "") + words(300))
                .build();
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i % 12 == 0 ? "Qu" : " qu");
            for (int syllable = 0; syllable < 3; syllable++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())))
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            text.append(i % 12 == 11 ? ". " : "");
        }
        return text.toString();
    }

    private void read() {
        try (var consumer = newsroom.clients().consumer(Map.of("fetch.max.wait.ms", 5))) {
            var partitions = consumer.partitionsFor(newsroom.topics().alerts().name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!ended) {
                var entries = consumer.poll(Duration.ofMillis(20));
                var now = Instant.now();
                entries.forEach(entry -> take(entry, now));
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry, Instant now) {
        if (PROBE.equals(entry.key())) {
            var seen = Json.read(entry.value(), Alert.class).lastSeen();
            if (!seen.isBefore(from)) {
                times.add((double) Duration.between(seen, now).toMillis());
            }
        }
    }

    private double screened(String outcome) {
        return newsroom.meters().find("tidings.streams.meaning.screened").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Articles, each of which waits once. */
    private double judged() {
        var timer = newsroom.meters().find("tidings.streams.meaning.wait").timer();
        return timer == null ? 0 : timer.count();
    }

    private double waiting() {
        Gauge gauge = newsroom.meters().find("tidings.streams.meaning.waiting").gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private double timer(String name, boolean longest) {
        Timer timer = newsroom.meters().find(name).timer();
        if (timer == null) {
            return 0;
        }
        return longest ? timer.max(TimeUnit.MILLISECONDS) : timer.mean(TimeUnit.MILLISECONDS);
    }

    private static double megabytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return new ArrayList<>(Files.readAllLines(status))
                .stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .findFirst()
                        .orElse(Double.NaN);
    }
}
