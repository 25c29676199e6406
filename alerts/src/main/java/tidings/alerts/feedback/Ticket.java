package tidings.alerts.feedback;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a link allows: to give feedback on one alert, for a time.
 *
 * @param alert id of the alert
 * @param version the version that the message told
 * @param theme id of its theme
 * @param receiver whose message held the link; stands for who used it
 * @param expires until when it can be used
 * @param title the beginning of the alert's headline, for the page
 */
record Ticket(String alert, int version, String theme, String receiver, Instant expires, String title) {
    Ticket {
        requireNonNull(alert, "alert");
        requireNonNull(theme, "theme");
        requireNonNull(receiver, "receiver");
        requireNonNull(expires, "expires");
        requireNonNull(title, "title");
    }
}
