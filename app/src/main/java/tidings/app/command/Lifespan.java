package tidings.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.app.Newsroom;
import tidings.app.problem.Problem;

/**
 * How a newsroom ends: cleanly with exit status 0 when the process is asked to (SIGTERM, SIGINT), within 15 seconds
 * whatever hangs; with another status when a part of it is down for good.
 */
final class Lifespan {
    private static final Logger LOG = LoggerFactory.getLogger(Lifespan.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(14);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Newsroom newsroom;
    private final Runnable last;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ended, "tidings-end");
    private volatile int status;

    /**
     * @param newsroom what ends with the process
     * @param last what is done when it has ended, however that came; may be done twice
     */
    Lifespan(Newsroom newsroom, Runnable last) {
        this.newsroom = newsroom;
        this.last = last;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Returns when the process was asked to end, or what the caller waits for has come.
     *
     * @throws Problem if a part of the newsroom is down for good
     */
    void await(BooleanSupplier done) {
        try {
            while (!done.getAsBoolean() && !asked.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                newsroom.fault().ifPresent(reason -> {
                    throw new Problem("Tidings stops: " + reason);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the newsroom from the inside, when its command is done. */
    void end(int exitStatus) {
        status = exitStatus;
        close();
    }

    /** Runs as the process ends, however that came; nothing of Kafka may keep it alive. */
    private void ended() {
        asked.countDown();
        var clean = close();
        last.run();
        LogManager.shutdown();
        Runtime.getRuntime().halt(clean ? status : 1);
    }

    private boolean close() {
        var thread = Thread.ofPlatform().daemon().name("tidings-close").start(newsroom::close);
        try {
            if (thread.join(CLOSE_WITHIN)) {
                return true;
            }
            LOG.warn("Not everything closed within {}; the next start puts it right", CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
