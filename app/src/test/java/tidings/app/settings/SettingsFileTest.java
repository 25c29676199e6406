package tidings.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.app.problem.Problem;
import tidings.events.topic.Json;

final class SettingsFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOOK", "https://hooks.example.org/services/secret");

    @TempDir
    Path folder;

    @Test
    void anEmptyFileMeansDefaults() throws IOException {
        var settings = read("");

        assertThat(settings.kafka().local()).isTrue();
        assertThat(settings.kafka().partitions()).isEqualTo(4);
        assertThat(settings.kafka().topicPrefix()).isEqualTo("tidings.");
        assertThat(settings.feeds().interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.http().listen()).isEqualTo("127.0.0.1:8320");
        assertThat(settings.alerts().receivers()).isEmpty();
    }

    @Test
    void theShippedFileIsRead() {
        var settings = SettingsFile.read(Path.of("..", "config", "tidings.yaml"), Map.of());

        assertThat(settings.alerts().receivers()).isNotEmpty();
        assertThat(settings.themes().directory()).isDirectory();
        assertThat(settings.feeds().files()).allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void theSecondOpinionIsOnUnlessItIsSwitchedOff() throws IOException {
        var usual = read("").meaning();
        var off = read("meaning: {enabled: false}").meaning();

        assertThat(usual.isOn()).isTrue();
        assertThat(usual.opinions(folder).maxAge()).isEqualTo(Duration.ofHours(6));
        assertThat(usual.opinions(folder).tasks()).isEqualTo(1);
        assertThat(off.isOn()).isFalse();
    }

    @Test
    void anImpossibleAgeOfTheSecondOpinionIsNamed() {
        assertThatThrownBy(() -> read("meaning: {max-age: 30d}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("max-age")
                .hasMessageContaining("at most 3 days");
    }

    @Test
    void pathsAreRelativeToTheFile() throws IOException {
        var settings = read("data-dir: ../data\nthemes: {directory: sets}\nfeeds: {files: [a.opml, /b.opml]}\n");

        assertThat(settings.dataDir()).isEqualTo(folder.resolveSibling("data"));
        assertThat(settings.themes().directory()).isEqualTo(folder.resolve("sets"));
        assertThat(settings.feeds().files()).containsExactly(folder.resolve("a.opml"), Path.of("/b.opml"));
    }

    @Test
    void variablesAreFilledInAndSecretsAreNotShown() throws IOException {
        var settings = read("""
            receivers:
              - name: desk
                slack: {url: '${HOOK}'}
            default-receiver: desk
            http: {token: 0123456789abcdef0123}
            kafka:
              properties: {sasl.jaas.config: very secret}
            """);

        assertThat(settings.alerts().receivers().getFirst().slack().url().reveal())
                .endsWith("/secret");
        assertThat(settings.toString())
                .doesNotContain("services/secret")
                .doesNotContain("very secret")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void secretsMayStandInFilesOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("hook.secret"), "https://hooks.example.org/services/canary\n");
        var yaml = "receivers: [{name: desk, slack: {url: '${file:hook.secret}'}}]\ndefault-receiver: desk\n";

        var settings = read(yaml);

        var receiver = settings.alerts().receivers().getFirst();
        assertThat(receiver.slack().url().reveal()).isEqualTo("https://hooks.example.org/services/canary");
        assertThat(settings.toString() + Json.text(receiver)).doesNotContain("canary");
    }

    @Test
    void fileThatIsNotThereIsNamedAndNothingElse() {
        assertThatThrownBy(() -> read("net: {contact: '${file:none.secret}'}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1:16: the file none.secret cannot be read (NoSuchFileException)");
    }

    /** What a user gets wrong beside a secret must not print the secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "slack: {url: 'canary-4711 is no address'}",
                "slack: {url: 'ftp://host/canary-4711'}",
                "slack-app: {token: 'canary 4711', channel: C1}",
                "slack-app: {token: canary-4711, channel: '!!'}",
                "webhook: {url: 'https://h.example/canary-4711', secrets: ['canary-4711']}",
                "webhook: {url: 'https://u:canary-4711@h.example/', secrets: []}",
                "teams: {url: 'canary-4711'}",
                "discord: {url: 'https://canary-4711:x@h.example/'}",
                "pagerduty: {routing-key: canary-4711, url: 'canary-4711'}",
                "email: {host: h, from: a@b.example, to: [c@d.example], username: u, password: canary-4711, security:"
                        + " none}",
                "email: {host: h, from: wrong, to: [c@d.example], username: u, password: canary-4711}"
            })
    void messageAboutAMistakeDoesNotTellTheSecret(String channel) {
        assertThatThrownBy(() -> read("receivers: [{name: desk, " + channel + "}]\ndefault-receiver: desk\n"))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("4711");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kafka: {bootstrap: x}            | 1:9: unknown key kafka.bootstrap; allowed: bootstrap-servers
        kafka: {partitions: many}        | 1:21: kafka.partitions: 'many' is not a whole number
        kafka: {partitions: 0x7}         | 1:21: kafka.partitions: '0x7' is not a whole number
        kafka: {partitions: -1}          | 1:8: kafka: partitions -1 must be 1 to 1000
        kafka: [a]                       | kafka
        fedes: {}                        | 1:1: unknown key fedes; allowed: data-dir, default-receiver, delivery, feedback, feeds
        feeds: {interval: soon}          | 1:19: feeds.interval: 'soon' is not a duration; allowed: a number with ms, s, m, h or d
        feeds: {files: {a: b}}           | 1:16: feeds.files: it must be a single value, not keys and values
        http: {listen: 0.0.0.0:80}       | http: listen 0.0.0.0:80 can be reached from other machines; set http.token
        http: {listen: 80}               | http: listen '80' must be an address and a port
        net: {allow: [10.0.0.1/8]}       | 1:15: net.allow[0]: 10.0.0.1/8 has bits beyond its prefix; write 10.0.0.0/8
        net: {contact: '${NOBODY}'}      | 1:16: the environment variable NOBODY is not set
        receivers: [{name: a}]           | 1:13: receivers[0]: receiver a has 0 channels
        receivers: [{name: a, log: {}}]  | 1:12: receivers are configured, but neither routes
        routes: [{reciever: a}]          | 1:11: unknown key routes[0].reciever; allowed: continue, digest, group-by
        routes: [{group_by: colour}]     | 1:21: routes[0].group-by: 'colour' cannot be grouped by; allowed: theme, severity
        routes: [{group-wait: soon}]     | 1:23: routes[0].group-wait: 'soon' is not a duration
        routes: [{digest: {every: day}}] | 1:19: routes[0].digest: a digest every day needs its times
        routes: [{match: {size: -1}}]    | 1:18: routes[0].match: match.size -1 must be 0 or more
        routes: [{match: {trend: up}}]   | 1:18: routes[0].match: match.trend 'up' is not one of spike, first-mention, silence
        routes: [{receiver: a, group-interval: 5m, repeat-interval: 1m}] | 1:10: routes[0]: repeat-interval PT1M is shorter than group-interval PT5M
        time-intervals: [{name: n, zone: X/Y}] | 1:18: time-intervals[0]: 'X/Y' is not a zone; write it as Europe/Vienna
        time-intervals: [{name: n, zone: UTC, times: ['25:00-07:00']}] | time-intervals[0]: '25:00-07:00' is not a range of times
        time-intervals: [{name: n, zone: UTC, days: [funday]}] | time-intervals[0]: 'funday' are no days; allowed: mon, tue
        time-intervals: [{name: n, zone: UTC}, {name: n, zone: UTC}] | time-intervals[1].name 'n' is given twice
        routes: [{digest: {every: day, at: '7h', zone: UTC}}] | routes[0].digest: '7h' is not a time of day
        routes: [{digest: {every: week}}] | routes[0].digest: digest.every 'week' is not one of hour, day
        routes: [{group-wait: -5s}]      | routes[0].group-wait: '-5s' is not a duration
        default-receiver: a              | default-receiver 'a' is not one of the receivers: there are none
        inhibit: [{source: {them: a}}]   | unknown key inhibit[0].source.them; allowed: country, language
        feedback: {listen: nowhere}      | feedback.listen 'nowhere' must be an address and a port
        feedback: {public-url: 'ftp://a'} | feedback.public-url 'ftp://a' must be a web address
        feedback: {valid-for: 100d}      | feedback.valid-for must be longer than 0s and at most 90d
        feedback: {public-url: 'https://a.example'} | 1:11: feedback: feedback.secrets is missing
        inhibit: [{target: {theme: a}}]  | 1:11: inhibit[0]: inhibit.source must match something
        receivers: [{name: a, log: {}, cap: {messages: 0}}] | 1:37: receivers[0].cap: cap.messages 0 must be 1 to 1000
        routes: [{match: {severity: x}}] | 1:29: routes[0].match.severity: severity 'x' is not one of low, medium
        a: [                             | not YAML
        - a                              | must be keys and values
        """)
    void whatIsWrongIsNamedWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(folder.resolve("tidings.yaml").toString())
                .hasMessageContaining(message);
    }

    @Test
    void routesMayBeSpelledAsInAlertmanager() throws IOException {
        var alike = """
            receivers: [{name: desk, log: {}, cap: {messages: 20, within: 1h}}]
            time-intervals:
              - {name: night, times: ['22:00-07:00'], days: mon-fri, zone: Europe/Vienna}
            grouping: {group_by: [theme, severity], group_wait: 10s}
            inhibit: [{source: {theme: summit}}]
            routes:
              - {receiver: desk, group_interval: 1m, repeat_interval: 4h, quiet_hours: night}
            """;

        assertThat(read(alike).alerts()).isEqualTo(read(alike.replace('_', '-')).alerts());
        assertThat(read(alike).alerts().routes().getFirst().quietHours()).containsExactly("night");
        assertThat(read(alike).alerts().caps()).containsOnlyKeys("desk");
    }

    @Test
    void allThatIsWrongWithRoutesIsNamedAtItsLine() {
        var yaml = """
            receivers:
              - {name: desk, log: {}}
            routes:
              - receiver: desk
                quiet_hours: [nite]
                routes:
                  - receiver: dsek
              - {receiver: desk, mute-times: weekend}
            """;

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(
                        "tidings.yaml:5:18: routes[0].quiet-hours 'nite' is not one of the time-intervals: there are"
                                + " none")
                .hasMessageContaining(
                        "tidings.yaml:7:19: routes[0].routes[0].receiver 'dsek' is not one of the receivers")
                .hasMessageContaining("tidings.yaml:8:34: routes[1].mute-times 'weekend'");
    }

    @Test
    void aKeyThatStandsTwiceIsNamed() {
        assertThatThrownBy(() -> read("http: {}\nhttp: {}\n"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("tidings.yaml:2:1:");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml"), Map.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("none.yaml does not exist");
    }

    private Settings read(String yaml) throws IOException {
        var file = Files.writeString(folder.resolve("tidings.yaml"), yaml);
        return SettingsFile.read(file, ENVIRONMENT);
    }
}
