package tidings.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;
import tidings.app.settings.SettingsFile;

/** The settings of the demonstration, written as a file and read as any other. */
public final class DemoSettings {
    /** The key that the demonstration's webhooks are signed with; it protects nothing. */
    public static final String SECRET = "whsec_dGlkaW5ncyBkZW1vbnN0cmF0aW9uIGtleSAwMDAx";

    private DemoSettings() {}

    /**
     * Writes settings and the list of feeds, and reads them.
     *
     * @param folder a folder of its own
     * @param themes the folder of theme files
     * @param sample what is polled
     * @param receiver who is told
     */
    public static Settings write(Path folder, Path themes, SampleNewsroom sample, Receiver receiver) {
        try {
            var config = Files.createDirectories(folder.resolve("config"));
            Files.writeString(config.resolve("feeds.opml"), sample.opml());
            var file = Files.writeString(config.resolve("tidings.yaml"), """
                data-dir: ../data
                kafka: {partitions: 2}
                feeds: {interval: 2s, min-interval: 1s, quiet-interval: 2s, max-interval: 4s, host-spacing: 0s}
                themes: {directory: '%s'}
                meaning: {enabled: false}
                http: {listen: '127.0.0.1:0'}
                net: {allow: [127.0.0.0/8], per-host: 16, deadline: 8s}
                receivers:
                  - name: desk
                    slack: {url: '${SLACK}', interval: 0s}
                  - name: archive
                    webhook: {url: '${WEBHOOK}', secrets: ['${SECRET}']}
                grouping: {group-by: [story], group-wait: 0s, group-interval: 0s}
                routes:
                  - {receiver: desk, continue: true}
                  - {receiver: archive}
                """.formatted(
                            themes.toAbsolutePath().toString().replace("'", "''")));
            return SettingsFile.read(
                    file, Map.of("SLACK", receiver.slackUrl(), "WEBHOOK", receiver.webhookUrl(), "SECRET", SECRET));
        } catch (IOException e) {
            throw new Problem("The demonstration cannot write to " + folder + ": " + e, e);
        }
    }
}
