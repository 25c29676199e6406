package tidings.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TopologyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a stream thread dies: another thread takes its place, unless that cannot help. What Kafka
 * itself calls retriable never ends the program; anything else does when it comes back again and again.
 *
 * <p>Safe from any thread.
 */
public final class ThreadTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadTrouble.class);
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final int MOST_CAUSES = 20;

    private final Path stateDirectory;
    private final InstantSource clock;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private volatile @Nullable String fatal;

    /**
     * @param stateDirectory named where its disk is full
     * @param clock tells the time
     */
    public ThreadTrouble(Path stateDirectory, InstantSource clock) {
        this.stateDirectory = stateDirectory;
        this.clock = clock;
    }

    /** Why the application stopped for good, and what to do; null if it did not. */
    public @Nullable String fatal() {
        return fatal;
    }

    /** Decides for one thread that died of a problem. */
    public synchronized StreamThreadExceptionResponse decide(Throwable problem) {
        var reason = hopeless(problem);
        if (reason == null && has(problem, RetriableException.class)) {
            LOG.warn(
                    "a stream thread waits for Kafka and is replaced: {}",
                    root(problem).toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (reason == null && !tooOften()) {
            LOG.warn("a stream thread died and is replaced", problem);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (reason == null) {
            reason = "streams failed " + MOST + " times within " + WITHIN.toMinutes() + " minutes, last for: "
                    + root(problem);
        }
        fatal = reason;
        LOG.error("{}", reason, problem);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private @Nullable String hopeless(Throwable problem) {
        if (has(problem, MissingSourceTopicException.class)) {
            return "a topic that streams reads does not exist: " + root(problem)
                    + "; start the program again, which creates it";
        }
        if (has(problem, AuthenticationException.class) || has(problem, AuthorizationException.class)) {
            return "Kafka refuses streams: " + root(problem) + "; check kafka.properties and the cluster's ACLs";
        }
        if (has(problem, UnsupportedVersionException.class)) {
            return "the Kafka cluster is too old for streams: " + root(problem);
        }
        if (has(problem, TopologyException.class) || problem instanceof VirtualMachineError) {
            return "streams cannot go on: " + root(problem);
        }
        if (String.valueOf(root(problem)).contains("No space left on device")) {
            return "the disk that holds " + stateDirectory + " is full; make room and start again";
        }
        return null;
    }

    private boolean tooOften() {
        var now = clock.instant();
        recent.add(now);
        while (recent.peekFirst() != null && recent.peekFirst().isBefore(now.minus(WITHIN))) {
            recent.removeFirst();
        }
        return recent.size() >= MOST;
    }

    private static boolean has(Throwable problem, Class<? extends Throwable> type) {
        var cause = problem;
        for (var depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable problem) {
        var cause = problem;
        for (var depth = 0; cause.getCause() != null && depth < MOST_CAUSES; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
