package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.net.Clients.HASTY;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Exchanges that wait for each other, are interrupted, or lose their client. */
@Timeout(30)
class TurnsTest {

    private final Semaphore release = new Semaphore(0);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = RawServer.serving((request, out) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            release.acquire();
            now.decrementAndGet();
            RawServer.write(out, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void atMostTwoExchangesRunWithAHostAndTheOthersFollow() throws Exception {
        try (GuardedClient client = client(local())) {
            List<Future<Outcome>> sent = new ArrayList<>();
            for (int count = 0; count < 6; count++) {
                sent.add(threads.submit(() -> client.send(Request.get(server.url()))));
            }
            await().until(() -> now.get() == 2);
            release.release(6);

            for (Future<Outcome> outcome : sent) {
                assertThat(response(outcome.get()).status()).isEqualTo(204);
            }
            assertThat(most).hasValue(2);
        }
    }

    @Test
    void waitForATurnEndsAtTheDeadlineAndIsNotTheHostsFault() throws Exception {
        try (GuardedClient client = client(local().withPerHost(1))) {
            Future<Outcome> first = threads.submit(() -> client.send(Request.get(server.url())));
            await().until(() -> now.get() == 1);

            Failure second = failure(
                    client.send(Request.get(server.url()).with(local().limits().withDeadline(HASTY))));
            release.release();

            assertThat(second.reason()).isEqualTo(Reason.BUSY);
            assertThat(second.retry()).isTrue();
            assertThat(response(first.get()).status()).isEqualTo(204);
        }
    }

    @Test
    void hostsDoNotWaitForEachOther() throws Exception {
        try (GuardedClient client = client(local().withPerHost(1));
                RawServer other = RawServer.answering("HTTP/1.1 204 No Content", "", "")) {
            Future<Outcome> first = threads.submit(() -> client.send(Request.get(server.url())));
            await().until(() -> now.get() == 1);

            assertThat(response(client.send(Request.get(other.url()))).status()).isEqualTo(204);
            release.release();
            first.get();
        }
    }

    @Test
    void turnIsFreeAgainAfterATimeout() throws Exception {
        try (GuardedClient client = client(local().withPerHost(1))) {
            Failure first = failure(
                    client.send(Request.get(server.url()).with(local().limits().withDeadline(HASTY))));
            release.release(2);

            assertThat(first.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(response(client.send(Request.get(server.url()))).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void interruptEndsTheWaitAndStaysSet() throws Exception {
        try (GuardedClient client = client(local())) {
            AtomicReference<Outcome> outcome = new AtomicReference<>();
            AtomicReference<Boolean> flag = new AtomicReference<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                outcome.set(client.send(Request.get(server.url())));
                flag.set(Thread.currentThread().isInterrupted());
            });
            await().until(() -> now.get() == 1);
            caller.interrupt();
            caller.join();

            assertThat(failure(outcome.get()).reason()).isEqualTo(Reason.CANCELLED);
            assertThat(flag).hasValue(true);
        }
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() throws Exception {
        GuardedClient client = client(local());
        Future<Outcome> running = threads.submit(() -> client.send(Request.get(server.url())));
        await().until(() -> now.get() == 1);

        client.close();

        assertThat(failure(running.get()).reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void hostsAreForgottenWhenNothingIsUnderWay() throws Exception {
        HostGate gate = new HostGate(1);
        try (HostGate.Turn turn = gate.enter("a:80", HASTY).orElseThrow()) {
            assertThat(gate.enter("a:80", HASTY.dividedBy(100))).isEmpty();
            assertThat(gate.size()).isEqualTo(1);
        }

        assertThat(gate.size()).isZero();
    }
}
