package tidings.alerts.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import tidings.events.Alert;
import tidings.events.AlertArticle;

/** What the alerts of one group have in common. */
public enum GroupBy {
    THEME(alert -> Stream.of(alert.theme())),
    SEVERITY(alert -> Stream.of(alert.severity().word())),
    /** Each story is a group of its own; {@code '...'} means the same. */
    STORY(alert -> Stream.of(alert.id())),
    LANGUAGE(alert -> alert.languages().stream()),
    COUNTRY(alert -> alert.countries().stream()),
    PUBLISHER(alert -> alert.articles().stream().map(AlertArticle::publisher).flatMap(Stream::ofNullable)),
    TAG(alert -> alert.tags().stream());

    private static final String EACH = "...";

    private final Function<Alert, Stream<String>> values;

    GroupBy(Function<Alert, Stream<String>> values) {
        this.values = values;
    }

    /** The alert's values, each once and in order. */
    List<String> values(Alert alert) {
        return values.apply(alert).distinct().sorted().toList();
    }

    /** The word used in YAML and JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word} writes, and {@code ...} for {@link #STORY}.
     *
     * @throws IllegalArgumentException for another word; lists the allowed ones
     */
    @JsonCreator
    public static GroupBy of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> orEach(word));
    }

    private static GroupBy orEach(String word) {
        if (word.strip().equals(EACH)) {
            return STORY;
        }
        throw new IllegalArgumentException("'" + word + "' cannot be grouped by; allowed: "
                + String.join(", ", Arrays.stream(values()).map(GroupBy::word).toList()) + ", '...'");
    }
}
