package tidings.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a thread of routing dies: another takes its place, unless that cannot help or has not
 * helped ten times within five minutes. What Kafka calls retriable never ends it.
 *
 * <p>Safe from any thread.
 */
final class ThreadTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadTrouble.class);
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int MOST_CAUSES = 20;

    private final InstantSource clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private volatile @Nullable String fatal;

    ThreadTrouble(InstantSource clock) {
        this.clock = clock;
    }

    /** Why routing stopped for good, and what to do; null if it did not. */
    @Nullable
    String fatal() {
        return fatal;
    }

    /** Decides for one thread that died of a problem. */
    synchronized StreamThreadExceptionResponse decide(Throwable problem) {
        var reason = reason(problem);
        if (reason == null) {
            LOG.warn("A thread of routing died and is replaced", problem);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        fatal = reason;
        LOG.error("{}", reason, problem);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private @Nullable String reason(Throwable problem) {
        if (has(problem, MissingSourceTopicException.class)) {
            return "routing stopped: the topic of alerts does not exist; start the program again, which creates it";
        }
        if (has(problem, AuthenticationException.class) || has(problem, AuthorizationException.class)) {
            return "routing stopped: Kafka refuses it; check kafka.properties and the cluster's ACLs";
        }
        if (has(problem, RetriableException.class) || !tooOften()) {
            return null;
        }
        return "routing stopped: it failed " + MOST + " times within " + WITHIN.toMinutes() + " minutes, last for "
                + problem;
    }

    private boolean tooOften() {
        var now = clock.instant();
        recent.removeIf(time -> time.isBefore(now.minus(WITHIN)));
        recent.add(now);
        return recent.size() >= MOST;
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        Throwable cause = problem;
        for (var depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
