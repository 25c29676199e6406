package tidings.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/**
 * Settings with a secret in every place for one, receivers that repeat all that they are sent while they fail in one way
 * after the other, and the log.
 */
final class CanaryRoom implements AutoCloseable {
    private static final String CANARY = "canary4711";
    private static final String SIGNING_KEY =
            Base64.getEncoder().encodeToString((CANARY + "-signs-all-messages-").getBytes(UTF_8));
    /** The words by which any of the secrets would be seen. */
    private static final List<String> WORDS = List.of(
            CANARY,
            SIGNING_KEY,
            Base64.getEncoder().encodeToString(CANARY.getBytes(UTF_8)).substring(0, 12));

    private final Path folder;
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AbstractAppender appender;
    private final HttpServer echo;
    private final ServerSocket mail;
    private final int feedbackPort;

    CanaryRoom(Path folder) throws IOException {
        this.folder = folder;
        appender = new AbstractAppender("canary", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                var text = new StringWriter().append(event.getMessage().getFormattedMessage());
                if (event.getThrown() != null) {
                    event.getThrown().printStackTrace(new PrintWriter(text, true));
                }
                logged.add(text.toString());
            }
        };
        appender.start();
        ((Logger) LogManager.getRootLogger()).addAppender(appender);
        Configurator.setLevel("tidings", Level.ALL);
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> {
            try (exchange) {
                var said = exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().entrySet() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                var count = calls.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new AtomicInteger())
                        .incrementAndGet();
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().toString());
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(status(count), 0);
                exchange.getResponseBody().write(said.getBytes(UTF_8));
            }
        });
        echo.start();
        mail = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!mail.isClosed()) {
                refuseMail();
            }
        });
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            feedbackPort = free.getLocalPort();
        }
    }

    /** True if one of the secrets is in a text. */
    static boolean shows(String text) {
        return WORDS.stream().anyMatch(text::contains);
    }

    static String secret(String name) {
        return CANARY + "-" + name + "-0123456789abcdefghij";
    }

    /** All that was logged, with stack traces. */
    List<String> logged() {
        return List.copyOf(logged);
    }

    int feedbackPort() {
        return feedbackPort;
    }

    @Override
    public void close() throws IOException {
        echo.stop(0);
        mail.close();
        Configurator.setLevel("tidings", Level.INFO);
        ((Logger) LogManager.getRootLogger()).removeAppender(appender);
    }

    /** The settings file. */
    Path settings() throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("feeds.opml"), "<opml version=\"2.0\"><body/></opml>");
        for (var name : List.of("token", "bot", "routing", "password", "links", "path", "login")) {
            Files.writeString(folder.resolve(name + ".secret"), secret(name));
        }
        Files.writeString(folder.resolve("signing.secret"), "whsec_" + SIGNING_KEY);
        Files.writeString(
                folder.resolve("login.secret"),
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\""
                        + secret("login") + "\";");
        var url = "http://127.0.0.1:" + echo.getAddress().getPort();
        return Files.writeString(folder.resolve("tidings.yaml"), """
            data-dir: data
            kafka: {partitions: 2, properties: {sasl.jaas.config: '${file:login.secret}'}}
            themes: {directory: themes}
            http: {listen: '127.0.0.1:0', token: '${file:token.secret}'}
            net: {allow: [127.0.0.0/8]}
            receivers:
              - {name: slack, slack: {url: 'URL/slack/${file:path.secret}', interval: 0s}}
              - {name: slack-app, slack-app: {token: '${file:bot.secret}', channel: C1, url: 'URL/api', interval: 0s}}
              - {name: webhook, webhook: {url: 'URL/hook?${file:path.secret}', secrets: ['${file:signing.secret}']}}
              - {name: teams, teams: {url: 'URL/teams/${file:path.secret}', interval: 0s}}
              - {name: discord, discord: {url: 'URL/discord/${file:path.secret}', interval: 0s}}
              - name: email
                email: {host: 127.0.0.1, port: PORT, username: me, password: '${file:password.secret}',
                        from: a@b.example, to: c@d.example, interval: 0s}
              - {name: pagerduty, pagerduty: {routing-key: '${file:routing.secret}', url: 'URL/events', interval: 0s}}
              - {name: feed, feed: {}}
              - {name: log, log: {}, cap: {messages: 1, within: 1h}}
            grouping: {group-by: [story], group-wait: 0s, group-interval: 0s}
            routes:
              - {receiver: slack, continue: true}
              - {receiver: slack-app, continue: true}
              - {receiver: webhook, continue: true}
              - {receiver: teams, continue: true}
              - {receiver: discord, continue: true}
              - {receiver: email, continue: true}
              - {receiver: pagerduty, continue: true}
              - {receiver: feed, continue: true}
              - {receiver: log}
            feedback: {public-url: 'https://tidings.example', listen: '127.0.0.1:LISTEN',
                       secrets: ['${file:links.secret}']}
            delivery: {retry: {first: 50ms, longest: 200ms}}
            """.replace("URL", url)
                .replace("PORT", Integer.toString(mail.getLocalPort()))
                .replace("LISTEN", Integer.toString(feedbackPort)));
    }

    /** A mail server that refuses everything and says it again. */
    private void refuseMail() {
        try (var caller = mail.accept();
                var lines = caller.getInputStream();
                var out = new PrintWriter(caller.getOutputStream(), false, UTF_8)) {
            var reader = new Scanner(lines, UTF_8);
            out.print("220 mail.example\r\n");
            out.flush();
            while (reader.hasNextLine()) {
                out.print("554 you said: " + reader.nextLine() + "\r\n");
                out.flush();
            }
        } catch (IOException e) {
            // the caller hung up, or the test is over
        }
    }

    /** Busy, trouble, a redirect, an answer that nobody can read, and gone. */
    private static int status(int call) {
        return List.of(429, 503, 302, 200, 410).get((call - 1) % 5);
    }
}
