package tidings.net;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only so many exchanges with one host run at once; the others wait in the order in which they came. */
final class HostGate {

    private final ConcurrentMap<String, Host> hosts = new ConcurrentHashMap<>();
    private final int perHost;

    HostGate(int perHost) {
        this.perHost = perHost;
    }

    /**
     * Waits for a turn.
     *
     * @return the turn, to be closed when done, or empty when none came in time
     */
    Optional<Turn> enter(String hostAndPort, Duration wait) throws InterruptedException {
        Host host = visit(hostAndPort);
        boolean entered = false;
        try {
            entered = host.turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!entered) {
                leave(hostAndPort);
            }
        }
        return entered ? Optional.of(new Turn(hostAndPort, host)) : Optional.empty();
    }

    /** How many hosts are remembered: those with an exchange under way or waiting. */
    int size() {
        return hosts.size();
    }

    private Host visit(String hostAndPort) {
        return hosts.compute(hostAndPort, (key, known) -> {
            Host host = known == null ? new Host(perHost) : known;
            host.visitors++;
            return host;
        });
    }

    private void leave(String hostAndPort) {
        hosts.computeIfPresent(hostAndPort, (key, host) -> --host.visitors == 0 ? null : host);
    }

    /** One exchange's turn; closing it gives the turn to the next. */
    final class Turn implements AutoCloseable {

        private final String hostAndPort;
        private final Host host;

        private Turn(String hostAndPort, Host host) {
            this.hostAndPort = hostAndPort;
            this.host = host;
        }

        @Override
        public void close() {
            host.turns.release();
            leave(hostAndPort);
        }
    }

    private static final class Host {

        private final Semaphore turns;
        /** Written only within compute, which is atomic for a key. */
        private int visitors;

        Host(int perHost) {
            this.turns = new Semaphore(perHost, true);
        }
    }
}
