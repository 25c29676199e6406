package tidings.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<String> output = new ArrayList<>();

    @Test
    void shortCommandsShowNothing() {
        steps(new Progress(now::get, output::add, true), 1_000).end();

        assertThat(output).isEmpty();
    }

    @Test
    void onATerminalOneLineIsWrittenOverEverySecond() {
        var progress = new Progress(now::get, output::add, true);
        now.set(Instant.ofEpochSecond(2));
        steps(progress, 1_000);
        steps(progress, 1_000).end();

        assertThat(output).hasSize(3);
        assertThat(output.getFirst()).startsWith("\r64 lines read, 32 a second").doesNotContain("\n");
        assertThat(output.get(1)).startsWith("\r2,000 lines read, 1,000 a second");
        assertThat(output.getLast()).isEqualTo("\n");
    }

    @Test
    void elsewhereALineIsWrittenEveryTenSeconds() {
        var progress = new Progress(now::get, output::add, false);
        now.set(Instant.ofEpochSecond(9));
        steps(progress, 100);
        now.set(Instant.ofEpochSecond(10));
        steps(progress, 100);

        assertThat(output)
                .singleElement()
                .asString()
                .startsWith("128 lines read")
                .endsWith(System.lineSeparator());
    }

    private static Progress steps(Progress progress, int count) {
        for (int i = 0; i < count; i++) {
            progress.step();
        }
        return progress;
    }
}
