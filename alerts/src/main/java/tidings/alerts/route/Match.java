package tidings.alerts.route;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Severity;

/**
 * What a route takes. All that is given must hold; of a list, one entry must. Nothing given takes every alert.
 *
 * @param theme theme ids
 * @param severity the least severity
 * @param language BCP 47 tags of an article; {@code pt} takes {@code pt-BR} too
 * @param country ISO 3166 codes of a publisher's country, in any case
 * @param publisher names of a publisher, in any case
 * @param tag tags of a feed
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
        List<String> tag) {
    /** Takes every alert. */
    public static final Match ALL = new Match(List.of(), null, List.of(), List.of(), List.of(), List.of());

    public Match {
        theme = checked("theme", theme);
        language = checked("language", language);
        country = checked("country", country);
        publisher = checked("publisher", publisher);
        tag = checked("tag", tag);
    }

    /** True if a route with this takes the alert. */
    public boolean takes(Alert alert) {
        return (severity == null || alert.severity().compareTo(severity) >= 0)
                && (theme.isEmpty() || theme.contains(alert.theme()))
                && anyLanguage(alert.languages())
                && anyOf(country, alert.countries())
                && anyOf(publisher, publishers(alert))
                && (tag.isEmpty() || alert.tags().stream().anyMatch(tag::contains));
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
                .flatMap(java.util.stream.Stream::ofNullable)
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
