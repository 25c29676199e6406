package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.net.Clients.client;
import static tidings.net.Clients.failure;
import static tidings.net.Clients.local;
import static tidings.net.Clients.response;
import static tidings.net.Encoded.deflate;
import static tidings.net.Encoded.gzip;
import static tidings.net.Encoded.zstd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BodyTest {

    private static final byte[] TEXT =
            "Нічого не губиться. Nothing is lost. ".repeat(500).getBytes(StandardCharsets.UTF_8);
    /** "Nothing is lost, nothing is lost silently.", three times, as another encoder writes it. */
    private static final byte[] BROTLI =
            Base64.getDecoder().decode("G4AA+MUp5wkFdLVDW0u6vAuRRBkANQg6ONQSUqB6IiIcZOXN+QcC");
    /** 64 MiB of zeros. */
    private static final byte[] BROTLI_BOMB = Base64.getDecoder()
            .decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8"
                    + "//+DfwIgDgsAdO//+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==");

    private GuardedClient client;

    @BeforeEach
    void start() {
        client = client(local());
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void gzipIsUndone() throws IOException {
        assertThat(response(fetch("gzip", gzip(TEXT))).body()).isEqualTo(TEXT);
        assertThat(response(fetch("X-GZIP", gzip(TEXT))).body()).isEqualTo(TEXT);
    }

    @Test
    void gzipInSeveralMembersIsReadWhole() throws IOException {
        byte[] two = Encoded.concat(gzip("one ".getBytes()), gzip("two".getBytes()));

        assertThat(response(fetch("gzip", two)).body()).asString().isEqualTo("one two");
    }

    @Test
    void gzipInVeryManyEmptyMembersIsNoTrouble() throws IOException {
        byte[] many = Encoded.concat(Encoded.repeat(gzip(new byte[0]), 300_000), gzip("end".getBytes()));

        assertThat(response(fetch("gzip", many)).body()).asString().isEqualTo("end");
    }

    @Test
    void gzipHeaderWithEverythingInItIsSkipped() throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] header = "\u001f\u008b\u0008\u001e\0\0\0\0\0\u0003\u0002\0xxname\0comment\0##"
                .getBytes(StandardCharsets.ISO_8859_1);

        byte[] full = Encoded.concat(header, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(response(fetch("gzip", full)).body()).isEqualTo(TEXT);
    }

    @Test
    void gzipWithAWrongChecksumIsAFailure() throws IOException {
        byte[] wrong = gzip(TEXT);
        wrong[wrong.length - 5]++;

        assertThat(failure(fetch("gzip", wrong)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void bytesAfterTheEndOfGzipAreIgnored() throws IOException {
        byte[] padded = Encoded.concat(gzip(TEXT), new byte[50]);

        assertThat(response(fetch("gzip", padded)).body()).isEqualTo(TEXT);
    }

    @Test
    void deflateIsUndoneWithAndWithoutItsHeader() throws IOException {
        assertThat(response(fetch("deflate", deflate(TEXT, Deflater.DEFAULT_COMPRESSION, false)))
                        .body())
                .isEqualTo(TEXT);
        assertThat(response(fetch("deflate", deflate(TEXT, Deflater.DEFAULT_COMPRESSION, true)))
                        .body())
                .isEqualTo(TEXT);
        assertThat(response(fetch("deflate", deflate(TEXT, Deflater.BEST_SPEED, true)))
                        .body())
                .isEqualTo(TEXT);
    }

    @Test
    void zstdIsUndone() throws IOException {
        assertThat(response(fetch("zstd", zstd(TEXT))).body()).isEqualTo(TEXT);
    }

    @Test
    void encodingsOnTopOfEachOtherAreUndoneInTurn() throws IOException {
        assertThat(response(fetch("deflate, gzip", gzip(deflate(TEXT, 6, false))))
                        .body())
                .isEqualTo(TEXT);
    }

    @Test
    void moreThanTwoEncodingsAreRefused() throws IOException {
        assertThat(failure(fetch("gzip, gzip, gzip", gzip(gzip(gzip(TEXT))))).reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "none", "utf-8", "UTF-8", "identity, identity", ",", "binary"})
    void namesThatMeanNoEncodingChangeNothing(String encoding) throws IOException {
        assertThat(response(fetch(encoding, TEXT)).body()).isEqualTo(TEXT);
    }

    @Test
    void unknownEncodingIsRefused() throws IOException {
        Failure failure = failure(fetch("compress", TEXT));

        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure.message()).contains("gzip, deflate, br, zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void bodyThatIsNotInItsEncodingIsAFailure(String encoding) throws IOException {
        byte[] junk = "\u00ff<rss version=\"2.0\"></rss>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(failure(fetch(encoding, junk)).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void bodyThatEndsWithinItsEncodingIsAFailure() throws IOException {
        byte[] gzip = gzip(TEXT);
        byte[] zstd = zstd(TEXT);
        byte[] raw = deflate(TEXT, 6, true);

        assertThat(failure(fetch("gzip", Arrays.copyOf(gzip, gzip.length - 12))).reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(failure(fetch("zstd", Arrays.copyOf(zstd, zstd.length - 12))).reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(failure(fetch("deflate", Arrays.copyOf(raw, raw.length - 12)))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(failure(fetch("br", Arrays.copyOf(BROTLI, BROTLI.length - 4)))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void emptyBodyNeedsNoEncoding() throws IOException {
        assertThat(response(fetch("gzip", new byte[0])).body()).isEmpty();
    }

    @Test
    void innerBodyThatIsNotInItsEncodingIsAFailure() throws IOException {
        assertThat(failure(fetch("gzip, zstd", zstd(TEXT))).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(failure(fetch("zstd, gzip", gzip(TEXT))).reason()).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"gzip", "deflate", "br", "zstd"})
    void bombStopsAtTheLimit(String encoding) throws IOException {
        byte[] zeros = new byte[64 * 1024 * 1024];
        byte[] bomb = switch (encoding) {
            case "gzip" -> gzip(zeros);
            case "deflate" -> deflate(zeros, 9, false);
            case "br" -> BROTLI_BOMB;
            default -> zstd(zeros);
        };

        Failure failure = failure(fetch(encoding, bomb));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.retry()).isFalse();
    }

    @Test
    void bombWithinABombStopsAtTheLimit() throws IOException {
        byte[] manyEmptyMembers = Encoded.repeat(gzip(new byte[0]), 2_000_000);

        assertThat(failure(fetch("gzip, gzip", gzip(manyEmptyMembers))).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void zstdThatWantsAHugeWindowIsRefused() throws IOException {
        byte[] window = Encoded.zstd(new byte[40 * 1024 * 1024], 27);

        assertThat(failure(fetch("zstd", window)).reason()).isIn(Reason.MALFORMED, Reason.TOO_LARGE);
    }

    @Test
    void bodyAsLargeAsTheLimitPassesAndOneByteMoreDoesNot() throws IOException {
        Limits limits = local().limits().withBodyBytes(10_000);

        assertThat(response(fetch("identity", new byte[10_000], limits)).body()).hasSize(10_000);
        assertThat(failure(fetch("identity", new byte[10_001], limits)).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(response(fetch("gzip", gzip(new byte[10_000]), limits)).body())
                .hasSize(10_000);
        assertThat(failure(fetch("gzip", gzip(new byte[10_001]), limits)).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void bytesOnTheWireHaveALimitOfTheirOwn() throws IOException {
        Limits limits = new Limits(Clients.PATIENT, 100_000, 1_000, 10_000, 0);
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);

        Failure failure = failure(fetch("gzip", gzip(noise), limits));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.message()).contains("on the wire");
    }

    @Test
    void bodyWithoutEndStopsAtTheLimit() throws IOException {
        try (RawServer endless = RawServer.serving((request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                RawServer.write(out, "1000\r\n" + "x".repeat(4096) + "\r\n");
            }
        })) {
            assertThat(failure(client.send(Request.get(endless.url()))).reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500", "Transfer-Encoding: chunked"})
    void bodyThatBreaksOffIsAFailure(String framing) throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK", framing, "", "5", "hello", "")) {
            Failure failure = failure(client.send(Request.get(server.url())));

            assertThat(failure.reason()).isEqualTo(Reason.RESET);
            assertThat(failure.retry()).isTrue();
        }
    }

    @Test
    void errorPageKeepsItsBeginningAndTheStatusCounts() throws IOException {
        byte[] page = gzip(new byte[1_000_000]);

        Response response = response(fetch("503 Service Unavailable", "gzip", page, local().limits()));

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).hasSize(64 * 1024);
        assertThat(response.truncated()).isTrue();
    }

    @Test
    void errorPageThatCannotBeReadStillHasItsStatus() throws IOException {
        Response response = response(fetch("500 Oops", "gzip", "no gzip".getBytes(), local().limits()));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
        assertThat(response.truncated()).isTrue();
    }

    @Test
    void brotliIsUndone() throws IOException {
        assertThat(response(fetch("br", BROTLI)).body())
                .asString()
                .isEqualTo("Nothing is lost, nothing is lost silently.\n".repeat(3));
    }

    private Outcome fetch(String encoding, byte[] body) throws IOException {
        return fetch(encoding, body, local().limits());
    }

    private Outcome fetch(String encoding, byte[] body, Limits limits) throws IOException {
        return fetch("200 OK", encoding, body, limits);
    }

    private Outcome fetch(String status, String encoding, byte[] body, Limits limits) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        try (RawServer server = RawServer.serving((request, out) -> send(out, head, body))) {
            return client.send(Request.get(server.url()).with(limits));
        }
    }

    private static void send(OutputStream out, String head, byte[] body) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        whole.writeTo(out);
        out.flush();
    }
}
