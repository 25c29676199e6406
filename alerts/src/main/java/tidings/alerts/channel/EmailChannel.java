package tidings.alerts.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.Ids;
import tidings.events.Notification;

/**
 * Sends mail over SMTP, with a text part and an HTML part ({@link EmailMessage}). The Message-ID is made of the
 * notification's id, so that a repeat can be told; versions of a story are one conversation. Recipients that the server
 * took are not sent to again when others are tried again.
 */
public final class EmailChannel implements Channel {
    private static final String TAKEN = "taken";

    private final EmailSettings settings;
    private final InstantSource clock;
    private final Session session;

    /**
     * @param settings which server, from whom and to whom
     * @param wires makes the connections, and refuses addresses that are off limits
     * @param clock dates the mail
     */
    public EmailChannel(EmailSettings settings, Wires wires, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(SmtpProperties.of(settings, wires));
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Duration interval() {
        return settings.interval();
    }

    @Override
    public String target() {
        return Targets.fingerprint(settings.host() + ":" + settings.port() + " " + settings.from() + " "
                + String.join(" ", settings.to()));
    }

    /** The mail library knows deadlines for each step alone; the whole is waited for on another thread. */
    @Override
    public Receipt send(Notification notification, Memory memory) {
        var sending = new FutureTask<>(() -> exchange(notification, memory));
        var thread = Thread.ofVirtual().name("tidings-email").start(sending);
        try {
            return sending.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Failed(
                    Cause.NETWORK, true, null, "the mail server took longer than " + settings.timeout(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(Cause.NETWORK, true, null, "the exchange with the mail server was interrupted", null);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
        } finally {
            thread.interrupt(); // ends what still waits for the network
        }
    }

    private Receipt exchange(Notification notification, Memory memory) {
        var taken = taken(memory);
        try {
            List<InternetAddress> recipients = new ArrayList<>();
            for (var address : settings.to()) {
                if (!taken.contains(mark(address))) {
                    recipients.add(new InternetAddress(address, true));
                }
            }
            transport(EmailMessage.of(session, settings, notification, clock.instant()), recipients);
            return new Receipt.Delivered(null);
        } catch (MessagingException e) {
            return SmtpFailure.receipt(e, addresses -> {
                addresses.forEach(address -> taken.add(mark(address)));
                return java.util.Map.of(TAKEN, String.join(" ", taken));
            });
        }
    }

    private void transport(jakarta.mail.internet.MimeMessage message, List<InternetAddress> recipients)
            throws MessagingException {
        var password = settings.password();
        try (var transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.host(), settings.port(), settings.username(), password == null ? null : password.reveal());
            transport.sendMessage(message, recipients.toArray(InternetAddress[]::new));
        }
    }

    private static Set<String> taken(Memory memory) {
        var taken = memory.get(TAKEN);
        return taken == null ? new HashSet<>() : new HashSet<>(Set.of(taken.split(" ")));
    }

    private static String mark(String address) {
        return Ids.text(address).substring(0, 12);
    }
}
