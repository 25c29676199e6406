package tidings.alerts.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.channel.Receipt.Cause;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.net.GuardedSockets;

/** Says what it means that a mail was not sent: only codes and words of our own, since servers write what they like. */
final class SmtpFailure {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpFailure.class);

    private SmtpFailure() {}

    /**
     * The receipt.
     *
     * @param problem what the mail library threw
     * @param remember makes references of the recipients who were taken
     */
    static Receipt receipt(MessagingException problem, Function<List<String>, Map<String, String>> remember) {
        if (problem instanceof AuthenticationFailedException) {
            return new Failed(Cause.AUTH, false, null, "the mail server does not accept username and password", null);
        }
        var codes = codes(problem);
        var sent = problem instanceof SendFailedException partial ? addresses(partial) : List.<String>of();
        var later = codes.isEmpty() || codes.stream().anyMatch(code -> code / 100 == 4);
        if (!sent.isEmpty() && !later) {
            LOG.warn("Mail server refused some recipients for good: codes={} taken={}", codes, sent.size());
            return new Delivered(null);
        }
        var references = sent.isEmpty() ? Map.<String, String>of() : remember.apply(sent);
        if (codes.isEmpty()) {
            return unanswered(problem, references);
        }
        var reason = "the mail server answered " + codes.getFirst();
        return new Failed(later ? Cause.SERVER : Cause.REJECTED, later, null, reason, null, references);
    }

    private static Failed unanswered(MessagingException problem, Map<String, String> references) {
        var refusal = GuardedSockets.refusal(problem);
        return refusal.map(reason -> new Failed(Cause.NETWORK, false, null, reason, null))
                .orElseGet(() -> new Failed(
                        Cause.NETWORK,
                        true,
                        null,
                        "no answer from the mail server, or none that is SMTP over the security asked for",
                        null,
                        references));
    }

    /** The server's codes, of the whole mail and of single recipients. */
    private static List<Integer> codes(MessagingException problem) {
        List<Integer> codes = new ArrayList<>();
        Exception each = problem;
        while (each != null) {
            var code = switch (each) {
                case SMTPAddressFailedException one -> one.getReturnCode();
                case SMTPSenderFailedException one -> one.getReturnCode();
                case SMTPSendFailedException one -> one.getReturnCode();
                default -> 0;
            };
            if (code / 100 == 4 || code / 100 == 5) {
                codes.add(code);
            }
            each = each instanceof MessagingException next ? next.getNextException() : null;
        }
        return codes;
    }

    private static List<String> addresses(SendFailedException problem) {
        var sent = problem.getValidSentAddresses();
        return Stream.of(sent == null ? new Address[0] : sent)
                .map(Address::toString)
                .toList();
    }
}
