package tidings.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import tidings.events.Notification;

/**
 * Makes the mail of a notification: text and HTML, the same words in both. Nothing from a feed stands in a header but the
 * subject, which is one line and encoded.
 */
final class EmailMessage {
    private EmailMessage() {}

    /**
     * The mail, complete.
     *
     * @param now its date
     */
    static MimeMessage of(Session session, EmailSettings settings, Notification notification, Instant now)
            throws MessagingException {
        var message = Message.of(notification);
        var domain = settings.from().substring(settings.from().indexOf('@') + 1);
        var mail = new Named(session, "<" + notification.id() + "." + notification.receiver() + "@" + domain + ">");
        mail.setFrom(new InternetAddress(settings.from(), true));
        for (var address : settings.to()) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(address, true));
        }
        var subject = EmailText.subject(message);
        mail.setSubject(subject, "UTF-8");
        mail.setSentDate(Date.from(now));
        // Of no mail that was sent, but the same for all mails of a story, which is what shows them together.
        mail.setHeader(
                "References", "<" + notification.group().replaceAll("[^0-9A-Za-z]", "") + ".story@" + domain + ">");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Tidings-Notification", notification.id().replaceAll("[^0-9A-Za-z._-]", ""));
        mail.setContent(parts(message, subject));
        mail.saveChanges();
        return mail;
    }

    private static MimeMultipart parts(Message message, String subject) throws MessagingException {
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(EmailText.body(message), "plain"));
        parts.addBodyPart(part(Html.page(subject, Html.items(message)), "html"));
        return parts;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), kind);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A mail whose Message-ID is not the library's, which would be another in each attempt. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
