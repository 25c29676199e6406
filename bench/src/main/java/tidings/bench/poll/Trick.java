package tidings.bench.poll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a hostile server does, and the outcomes of a poll that are right then. */
enum Trick {
    BYTE_A_SECOND("timeout"),
    ENDLESS_BODY("too-large", "timeout"),
    GZIP_BOMB("too-large"),
    BROTLI_BOMB("too-large"),
    GZIP_IN_GZIP("too-large", "malformed"),
    ZIP_ARCHIVE("unreadable"),
    DEEP_XML("unreadable", "items", "unchanged"),
    ENTITY_BOMB("unreadable", "items", "unchanged"),
    REDIRECT_LOOP("too-many-redirects"),
    WRONG_CHARSET("items", "unchanged"),
    HANGING_TLS("timeout"),
    SILENCE("timeout"),
    ENDLESS_HEADERS("too-large", "malformed", "reset", "timeout"),
    CUT_OFF("reset", "malformed");

    private static final int GIB = 1 << 30;
    private static final int DEPTH = 200_000;
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final Set<String> outcomes;

    Trick(String... outcomes) {
        this.outcomes = Set.of(outcomes);
    }

    /** The trick of a hostile feed, in turn. */
    static Trick of(int number) {
        return values()[number % values().length];
    }

    /** True if a poll may end so. */
    boolean allows(String outcome) {
        return outcomes.contains(outcome);
    }

    /** The body that is sent, where it can be made beforehand; empty for the others. */
    byte[] body() throws IOException {
        return switch (this) {
            case GZIP_BOMB -> bomb();
            case GZIP_IN_GZIP -> gzip(bomb());
            case BROTLI_BOMB -> brotli();
            case ZIP_ARCHIVE -> zip();
            case DEEP_XML ->
                ("<rss version='2.0'><channel><title>" + "<a>".repeat(DEPTH) + "x" + "</a>".repeat(DEPTH)
                                + "</title></channel></rss>")
                        .getBytes(UTF_8);
            case ENTITY_BOMB -> entities().getBytes(UTF_8);
            case WRONG_CHARSET ->
                ("<?xml version='1.0' encoding='UTF-16'?><rss version='2.0'><channel><title>Préfecture</title><item>"
                                + "<title>Été</title><link>http://charset.example/1</link></item></channel></rss>")
                        .getBytes(ISO_8859_1);
            default -> new byte[0];
        };
    }

    /** What is said of the body. */
    String headers() {
        return switch (this) {
            case GZIP_BOMB -> "Content-Encoding: gzip\r\n";
            case GZIP_IN_GZIP -> "Content-Encoding: gzip, gzip\r\n";
            case BROTLI_BOMB -> "Content-Encoding: br\r\n";
            case ZIP_ARCHIVE -> "Content-Type: application/zip\r\n";
            default -> "Content-Type: application/rss+xml\r\n";
        };
    }

    /** Does its worst to one connection, until the other side hangs up. */
    void serve(OutputStream out, byte[] body) throws IOException, InterruptedException {
        switch (this) {
            case BYTE_A_SECOND -> drip(out);
            case ENDLESS_BODY -> endless(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>");
            case ENDLESS_HEADERS -> endless(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            case REDIRECT_LOOP ->
                say(out, "HTTP/1.1 301 Moved\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            case HANGING_TLS, SILENCE -> Thread.sleep(120_000);
            case CUT_OFF -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n<rss><channel>");
            default -> {
                say(
                        out,
                        "HTTP/1.1 200 OK\r\n" + headers() + "Content-Length: " + body.length
                                + "\r\nConnection: close\r\n\r\n");
                out.write(body);
                out.flush();
            }
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while (true) {
            say(out, "<");
            Thread.sleep(1_000);
        }
    }

    private static void endless(OutputStream out, String begin) throws IOException {
        say(out, begin);
        var junk = "x".repeat(8_192).getBytes(ISO_8859_1);
        while (true) {
            out.write(junk);
        }
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (var written = 0L; written < GIB; written += ZEROS.length) {
                out.write(ZEROS);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("feed.xml.gz"));
            out.write(bomb());
        }
        return bytes.toByteArray();
    }

    /** A gibibyte of zeros, as Debian's brotli 1.1 compresses it. */
    private static byte[] brotli() throws IOException {
        try (var in = Trick.class.getResourceAsStream("brotli-bomb.base64")) {
            return Base64.getMimeDecoder()
                    .decode(Objects.requireNonNull(in, "brotli-bomb.base64").readAllBytes());
        }
    }

    private static String entities() {
        var text = new StringBuilder("<!DOCTYPE rss [<!ENTITY a 'lol'>");
        for (var c = 'b'; c <= 'z'; c++) {
            text.append("<!ENTITY " + c + " '" + ("&" + (char) (c - 1) + ";").repeat(10) + "'>");
        }
        return text + "]><rss version='2.0'><channel><title>&z;</title><item><title>&z;</title></item></channel></rss>";
    }
}
