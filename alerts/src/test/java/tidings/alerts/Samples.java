package tidings.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.alerts.group.Grouping;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Evidence;
import tidings.events.Ids;
import tidings.events.Notification;
import tidings.events.Severity;

/** Alerts of our own invention. */
public final class Samples {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final String TEXT = "The envoys agreed that the embassy in Norland will reopen in May.";

    private Samples() {}

    public static Draft alert(String article) {
        return new Draft(article);
    }

    public static Notification notification(String receiver, String article, int version) {
        return Grouping.notification(receiver, alert(article).version(version).build());
    }

    public static Evidence evidence(String clause, String field, String quote, int quoteStart, String hit) {
        var at = quote.indexOf(hit);
        return new Evidence(
                clause, field, quoteStart + at, quoteStart + at + hit.length(), hit, quote, quoteStart, "a1", "r1");
    }

    /** An alert in the making. */
    public static final class Draft {
        private final String article;
        private int version = 1;
        private @Nullable Change change;
        private String articleId = "a1";
        private String theme = "embassy";
        private String themeName = "Embassies";
        private Severity severity = Severity.HIGH;
        private String title = "Embassy in Norland to reopen";
        private String url = "https://news.example/embassy?a=1&b=2";
        private String publisher = "Example News";
        private List<Evidence> evidence = List.of(Samples.evidence("reopening", "text", TEXT, 40, "embassy"));
        private List<String> missed = List.of("ambassador");
        private List<String> languages = List.of("en");
        private List<String> countries = List.of("FI");
        private List<String> tags = List.of("agency");

        private Draft(String article) {
            this.article = article;
        }

        public Draft version(int value) {
            version = value;
            return this;
        }

        public Draft change(Change value) {
            change = value;
            return this;
        }

        public Draft article(String id) {
            articleId = id;
            return this;
        }

        public Draft theme(String id, String name) {
            theme = id;
            themeName = name;
            return this;
        }

        public Draft severity(Severity value) {
            severity = value;
            return this;
        }

        public Draft title(String value) {
            title = value;
            return this;
        }

        public Draft url(String value) {
            url = value;
            return this;
        }

        public Draft publisher(String value) {
            publisher = value;
            return this;
        }

        public Draft evidence(List<Evidence> value) {
            evidence = value;
            return this;
        }

        public Draft missed(List<String> value) {
            missed = value;
            return this;
        }

        public Draft languages(String... values) {
            languages = List.of(values);
            return this;
        }

        public Draft countries(String... values) {
            countries = List.of(values);
            return this;
        }

        public Draft tags(String... values) {
            tags = List.of(values);
            return this;
        }

        public Alert build() {
            var source = new AlertArticle(
                    articleId, "r1", url, title, publisher, "en", "FI", "feed-1", START.minusSeconds(60), START);
            return new Alert(
                    Ids.alert(theme, article),
                    version,
                    change == null ? (version == 1 ? Change.FIRST_REPORT : Change.CORRECTION) : change,
                    theme,
                    themeName,
                    3,
                    "hash",
                    severity,
                    Ids.story(theme, article),
                    title,
                    1.5,
                    evidence,
                    missed,
                    List.of(source),
                    1,
                    languages,
                    countries,
                    tags,
                    START,
                    START,
                    START.plusSeconds(2));
        }
    }
}
