package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A mail server on loopback: EHLO, STARTTLS, AUTH PLAIN and LOGIN, MAIL, RCPT, DATA. Its certificate is its own. */
final class FakeSmtp implements AutoCloseable {
    /** What it took: who it is for, and its lines. */
    record Mail(List<String> recipients, String text, boolean secure) {
        /** The header lines, unfolded. */
        List<String> headers() {
            var head = text.substring(0, text.indexOf("\r\n\r\n"));
            return List.of(head.replaceAll("\r\n[ \t]+", " ").split("\r\n"));
        }
    }

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final Map<String, String> refusals = new ConcurrentHashMap<>();
    final CountDownLatch silence = new CountDownLatch(1);
    volatile boolean silent;
    volatile boolean offersTls = true;
    volatile String greeting = "220 mail.example ready";
    volatile String password = "";
    private final boolean tlsFirst;
    private final ServerSocket listener;
    private final SSLContext tls;

    FakeSmtp(boolean tlsFirst) throws IOException {
        this.tlsFirst = tlsFirst;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var certificate = new HeldCertificate.Builder()
                .commonName("mail.example")
                .addSubjectAlternativeName("mail.example")
                .build();
        this.tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        silence.countDown();
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (var socket = tlsFirst ? secured(plain) : plain) {
            if (silent) {
                silence.await();
                return;
            }
            say(socket, greeting);
            talk(socket, tlsFirst);
        } catch (IOException | InterruptedException gone) {
            // the client hung up, which some tests are about
        }
    }

    private void talk(Socket socket, boolean secure) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        List<String> recipients = new ArrayList<>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
            switch (word) {
                case "EHLO" ->
                    say(socket, "250-mail.example", secure || !offersTls ? "250 AUTH PLAIN" : "250 STARTTLS");
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    talk(secured(socket), true);
                    return;
                }
                case "AUTH" -> say(socket, authenticated(line) ? "235 welcome" : "535 no, not " + line);
                case "MAIL" -> {
                    recipients.clear();
                    say(socket, refusals.getOrDefault("MAIL", "250 ok"));
                }
                case "RCPT" -> {
                    var address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    var answer = refusals.getOrDefault(address, "250 ok");
                    if (answer.startsWith("2")) {
                        recipients.add(address);
                    }
                    say(socket, answer);
                }
                case "DATA" -> {
                    say(socket, "354 go on");
                    mails.add(new Mail(List.copyOf(recipients), data(in), secure));
                    say(socket, "250 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return;
                }
                default -> say(socket, "250 ok");
            }
        }
    }

    private boolean authenticated(String line) {
        var sent = new String(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), UTF_8);
        return sent.endsWith("\0desk\0" + password);
    }

    private static String data(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
    }

    private Socket secured(Socket socket) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void say(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
