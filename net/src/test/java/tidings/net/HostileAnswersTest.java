package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of answers, each a valid one with some bytes changed: the client may fail but never throw. */
@Timeout(120)
class HostileAnswersTest {

    private static final long SEED = 20_260_203;
    private static final String[] ANSWERS = {
        "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Type: text/xml\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\nX: y\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://user@127.0.0.1:1/a%20b?c=d#e\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nLocation: //[::1]:80/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
    };

    @Test
    void changedBytesNeverMakeTheClientThrow() throws IOException {
        Random random = new Random(SEED);
        AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
        try (RawServer server = RawServer.serving((request, out) -> out.write(answer.get()));
                GuardedClient client = client(local())) {
            for (int round = 0; round < 3_000; round++) {
                answer.set(changed(ANSWERS[round % ANSWERS.length], random));

                Outcome outcome = client.send(Request.get(server.url()));

                assertThat(outcome).as("round %d of seed %d", round, SEED).isNotNull();
                assertThat(outcome.toString()).doesNotContain("hidden");
            }
        }
    }

    private static byte[] changed(String answer, Random random) {
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        int changes = 1 + random.nextInt(4);
        for (int count = 0; count < changes; count++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
