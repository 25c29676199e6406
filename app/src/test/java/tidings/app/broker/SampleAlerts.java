package tidings.app.broker;

import java.time.Instant;
import java.util.List;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Ids;
import tidings.events.Severity;

/** Alerts without evidence, for tests that only move them. */
public final class SampleAlerts {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

    private SampleAlerts() {}

    /** The first version of an alert on one article. */
    public static Alert alert(String theme, String article) {
        return alert(theme, article, 1, Severity.HIGH, THEN);
    }

    /** A version of an alert on one article. */
    public static Alert alert(String theme, String article, int version, Severity severity, Instant at) {
        var source = new AlertArticle(
                article, "r", "https://news.example/", "Headline of " + article, null, null, null, "f", null, at);
        return new Alert(
                Ids.alert(theme, article),
                version,
                version == 1 ? Change.FIRST_REPORT : Change.CORRECTION,
                theme,
                theme,
                1,
                "hash",
                severity,
                Ids.story(theme, article),
                source.title(),
                1,
                List.of(),
                List.of(),
                List.of(source),
                1,
                List.of(),
                List.of(),
                List.of(),
                at,
                at,
                at);
    }
}
