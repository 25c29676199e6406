package tidings.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadTroubleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ThreadTrouble trouble = new ThreadTrouble(Path.of("/state"), now::get);

    @Test
    void kafkaBeingAwayNeverEndsTheApplication() {
        for (var time = 0; time < 100; time++) {
            assertThat(trouble.decide(new StreamsException(new TimeoutException("away"))))
                    .isEqualTo(REPLACE_THREAD);
        }
        assertThat(trouble.fatal()).isNull();
    }

    @Test
    void missingTopicEndsTheApplicationAndSaysSo() {
        assertThat(trouble.decide(new MissingSourceTopicException("tidings.articles")))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(trouble.fatal()).contains("tidings.articles", "does not exist");
    }

    @Test
    void refusalEndsTheApplicationAndSaysWhereToLook() {
        assertThat(trouble.decide(new StreamsException(new TopicAuthorizationException("tidings.alerts"))))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(trouble.fatal()).contains("ACL");
    }

    @Test
    void fullDiskEndsTheApplicationAndNamesTheFolder() {
        var full = new ProcessorStateException("store", new IOException("No space left on device"));

        assertThat(trouble.decide(full)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(trouble.fatal()).contains("/state", "full");
    }

    @Test
    void bugThatComesBackAgainAndAgainEndsTheApplication() {
        for (var time = 1; time < 10; time++) {
            assertThat(trouble.decide(new IllegalStateException("bug"))).isEqualTo(REPLACE_THREAD);
        }

        assertThat(trouble.decide(new IllegalStateException("bug"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(trouble.fatal()).contains("bug");
    }

    @Test
    void rareBugsAreForgotten() {
        for (var time = 0; time < 100; time++) {
            now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
            assertThat(trouble.decide(new IllegalStateException("bug"))).isEqualTo(REPLACE_THREAD);
        }
    }
}
