package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tidings.net.Clients.client;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BodyRoomTest {

    private static final int LARGE = 2 * BodyRoom.MEDIUM;
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final BodyRoom room = new BodyRoom();
    private final int free = room.free();

    @Test
    void smallBodiesNeedNoPlace() throws Exception {
        for (int visit = 0; visit < 1_000; visit++) {
            room.enter().grow(BodyRoom.SMALL - 1, progress());
        }

        assertThat(room.free()).isEqualTo(free);
    }

    @Test
    void largeBodyWithoutAPlaceIsNotItsServersFault() throws Exception {
        List<BodyRoom.Visit> visits = fill();
        BodyRoom.Visit next = room.enter();
        NetFault fault = catchThrowableOfType(NetFault.class, () -> next.grow(LARGE, progress()));
        visits.getFirst().close();
        next.grow(LARGE, progress());

        assertThat(fault.reason()).isEqualTo(Reason.BUSY);
        visits.forEach(BodyRoom.Visit::close);
        next.close();
        next.close();
        assertThat(room.free()).isEqualTo(free);
    }

    @Test
    void mediumBodiesHaveRoomBesideLargeOnes() throws Exception {
        fill();

        room.enter().grow(BodyRoom.SMALL, progress());

        assertThat(room.free()).isPositive();
    }

    @Test
    void whoNobodyWaitsForTakesNoPlace() {
        BodyRoom.Visit late = room.enter();
        late.close();

        assertThat(catchThrowableOfType(NetFault.class, () -> late.grow(LARGE, progress()))
                        .reason())
                .isEqualTo(Reason.CANCELLED);
        assertThat(room.free()).isEqualTo(free);
    }

    @Test
    void bodyKeepsItsPlaceUntilItIsRead() throws Exception {
        try (RawServer server = RawServer.serving((request, out) -> send(out));
                GuardedClient client = client(local())) {
            int before = client.room().free();

            int length = client.send(Request.get(server.url()), outcome -> {
                assertThat(client.room().free()).isEqualTo(before - 2);
                return response(outcome).body().length;
            });

            assertThat(length).isEqualTo(LARGE);
            assertThat(client.room().free()).isEqualTo(before);
        }
    }

    /** Takes all places for large bodies. */
    private List<BodyRoom.Visit> fill() throws InterruptedException {
        List<BodyRoom.Visit> visits = new ArrayList<>();
        try {
            while (true) {
                BodyRoom.Visit visit = room.enter();
                visits.add(visit);
                visit.grow(LARGE, progress());
            }
        } catch (NetFault full) {
            visits.removeLast().close();
            return visits;
        }
    }

    private static Progress progress() {
        return new Progress(AT_ONCE);
    }

    private static void send(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[LARGE]);
        out.flush();
    }
}
