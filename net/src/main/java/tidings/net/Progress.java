package tidings.net;

import java.time.Duration;
import okhttp3.Call;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How far one exchange has come. Written by the thread that runs it, read by the one that waits for it. */
final class Progress {

    /** What the exchange is doing; the words end the message about a deadline that passed. */
    enum Stage {
        QUEUED("waiting for a turn with the host"),
        RESOLVING("resolving the name"),
        CONNECTING("connecting"),
        SECURING("in the TLS handshake"),
        SENDING("sending the request"),
        WAITING("waiting for the answer"),
        READING("reading the body"),
        HELD("waiting for room for the body");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final long start = System.nanoTime();
    private final Duration deadline;
    private volatile Stage stage = Stage.QUEUED;
    private volatile String host = "";
    private volatile @Nullable Headers received;
    private volatile boolean cancelled;
    private volatile @Nullable Call call;

    Progress(Duration deadline) {
        this.deadline = deadline;
    }

    Stage stage() {
        return stage;
    }

    void enter(Stage next) {
        stage = next;
    }

    /** The host, with port, that is being dealt with. */
    String host() {
        return host;
    }

    void queueFor(String hostAndPort) {
        host = hostAndPort;
        stage = Stage.QUEUED;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is left of the deadline, at least zero. */
    Duration remaining() {
        Duration left = deadline.minus(took());
        return left.isNegative() ? Duration.ZERO : left;
    }

    Duration deadline() {
        return deadline;
    }

    /** The headers of the last response, as they came. */
    @Nullable
    Headers received() {
        return received;
    }

    void received(Headers headers) {
        received = headers;
    }

    /** Notes the call that is about to run, which is cancelled at once if the exchange already was. */
    void begin(Call next) {
        call = next;
        if (cancelled) {
            next.cancel();
        }
    }

    void cancel() {
        cancelled = true;
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    boolean cancelled() {
        return cancelled;
    }
}
