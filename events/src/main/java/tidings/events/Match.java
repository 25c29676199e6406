package tidings.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a route, a silence or an inhibition takes. All that is given must hold; of a list, one entry must.
 * Nothing given takes every alert.
 *
 * @param theme theme ids
 * @param severity the least severity
 * @param language BCP 47 tags of an article; {@code pt} takes {@code pt-BR} too
 * @param country ISO 3166 codes of a publisher's country, in any case
 * @param publisher names of a publisher, in any case
 * @param tag tags of a feed
 * @param story ids of stories or of their alerts
 * @param size the least number of articles in the story; 0 for any
 * @param trend which trends: spike, first-mention or silence; empty for alerts
 */
public record Match(
        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> theme,

        @Nullable Severity severity,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> language,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> country,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> publisher,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> tag,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> story,

        int size,

        @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> trend) {
    private static final List<String> TRENDS =
            Stream.of(Change.values()).filter(Change::isTrend).map(Change::word).toList();

    /** Takes every alert. */
    public static final Match ALL =
            new Match(List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), 0);

    public Match {
        theme = checked("theme", theme);
        language = checked("language", language);
        country = checked("country", country);
        publisher = checked("publisher", publisher);
        tag = checked("tag", tag);
        story = checked("story", story);
        if (size < 0) {
            throw new IllegalArgumentException("match.size " + size + " must be 0 or more");
        }
        trend = checked("trend", trend);
        for (var word : trend) {
            if (!TRENDS.contains(word)) {
                throw new IllegalArgumentException(
                        "match.trend '" + word + "' is not one of " + String.join(", ", TRENDS));
            }
        }
    }

    /** Takes alerts whatever they say of trends. */
    public Match(
            List<String> theme,
            @Nullable Severity severity,
            List<String> language,
            List<String> country,
            List<String> publisher,
            List<String> tag,
            List<String> story,
            int size) {
        this(theme, severity, language, country, publisher, tag, story, size, List.of());
    }

    /** Takes alerts of this severity and above. */
    public static Match atLeast(Severity severity) {
        return new Match(List.of(), severity, List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    /** Takes alerts of these themes. */
    public static Match themes(String... themes) {
        return new Match(List.of(themes), null, List.of(), List.of(), List.of(), List.of(), List.of(), 0);
    }

    /** True if it takes the alert. */
    public boolean takes(Alert alert) {
        return missing(alert).isEmpty();
    }

    /** The keys that do not hold for an alert, in the order of the record; empty if it takes the alert. */
    public List<String> missing(Alert alert) {
        return Stream.of(
                        miss("theme", theme.isEmpty() || theme.contains(alert.theme())),
                        miss("severity", severity == null || alert.severity().compareTo(severity) >= 0),
                        miss("language", anyLanguage(alert.languages())),
                        miss("country", anyOf(country, alert.countries())),
                        miss("publisher", anyOf(publisher, publishers(alert))),
                        miss("tag", tag.isEmpty() || alert.tags().stream().anyMatch(tag::contains)),
                        miss("story", story.isEmpty() || story.contains(alert.story()) || story.contains(alert.id())),
                        miss("size", alert.articles().size() >= size),
                        miss(
                                "trend",
                                trend.isEmpty() || trend.contains(alert.change().word())))
                .flatMap(key -> key)
                .toList();
    }

    /** True if it takes every alert. */
    @JsonIgnore
    public boolean isAll() {
        return equals(ALL);
    }

    private static Stream<String> miss(String key, boolean holds) {
        return holds ? Stream.empty() : Stream.of(key);
    }

    private boolean anyLanguage(List<String> languages) {
        return language.isEmpty()
                || languages.stream().anyMatch(spoken -> language.stream().anyMatch(wanted -> within(spoken, wanted)));
    }

    private static boolean within(String spoken, String wanted) {
        var a = spoken.toLowerCase(Locale.ROOT).replace('_', '-');
        var b = wanted.toLowerCase(Locale.ROOT).replace('_', '-');
        return a.equals(b) || a.startsWith(b + "-");
    }

    private static boolean anyOf(List<String> wanted, Collection<String> present) {
        return wanted.isEmpty()
                || present.stream().anyMatch(one -> wanted.stream().anyMatch(one::equalsIgnoreCase));
    }

    private static List<String> publishers(Alert alert) {
        return alert.articles().stream()
                .map(AlertArticle::publisher)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static List<String> checked(String key, @Nullable List<String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(value -> value == null || value.isBlank())) {
            throw new IllegalArgumentException("match." + key + " holds an empty entry");
        }
        return List.copyOf(values);
    }
}
