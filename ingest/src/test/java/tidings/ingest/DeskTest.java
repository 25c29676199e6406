package tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tidings.ingest.Desk.Done;

@Timeout(30)
class DeskTest {
    private static final int LARGE = Desk.SMALL + 1;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Desk desk = new Desk();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        desk.close();
    }

    @Test
    void smallDocumentIsReadWhereItCameInAndALargeOneElsewhere() {
        var here = Thread.currentThread();

        assertThat(desk.read(Desk.SMALL, SHORT, Thread::currentThread)).isEqualTo(new Done.Read<>(here));
        assertThat(desk.read(LARGE, LONG, Thread::currentThread))
                .isInstanceOfSatisfying(
                        Done.Read.class, read -> assertThat(read.result()).isNotEqualTo(here));
    }

    @Test
    void whatTakesTooLongIsGivenUpAndWhatWaitsBehindItIsNotAtFault() throws Exception {
        var places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var begun = new CountDownLatch(places);
        var slow = IntStream.range(0, places)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> desk.read(LARGE, LONG, () -> {
                            begun.countDown();
                            go.await();
                            return "late";
                        })))
                .toList();
        begun.await();

        assertThat(desk.read(LARGE, SHORT, () -> "never")).isEqualTo(new Done.Late<>(false));
        assertThat(desk.read(10, SHORT, () -> "small")).isEqualTo(new Done.Read<>("small"));
        go.countDown();
        for (var thread : slow) {
            thread.join();
        }
        assertThat(desk.read(LARGE, LONG, () -> "next")).isEqualTo(new Done.Read<>("next"));
    }

    @Test
    void documentThatIsNotReadInTimeIsAtFault() {
        assertThat(desk.read(LARGE, Duration.ofSeconds(1), () -> {
                    go.await();
                    return "late";
                }))
                .isEqualTo(new Done.Late<>(true));
    }

    @Test
    void mistakesAreThrownWhereTheDocumentCameIn() {
        assertThatThrownBy(() -> desk.read(LARGE, LONG, () -> {
                    throw new IllegalStateException("a mistake");
                }))
                .hasMessage("a mistake");
        assertThatThrownBy(() -> desk.read(LARGE, LONG, () -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void interruptEndsTheWaitAndIsNotForgotten() {
        Thread.currentThread().interrupt();

        assertThat(desk.read(LARGE, LONG, () -> {
                    go.await();
                    return "late";
                }))
                .isInstanceOf(Done.Late.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
