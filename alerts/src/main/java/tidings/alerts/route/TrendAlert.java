package tidings.alerts.route;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.events.Alert;
import tidings.events.AlertArticle;
import tidings.events.Change;
import tidings.events.Ids;
import tidings.events.Trend;
import tidings.events.topic.PoisonException;

/** Makes an alert of a trend, so that it is routed, grouped and delivered as any other. Pure functions. */
public final class TrendAlert {
    private TrendAlert() {}

    /**
     * The alert of a trend; none of a mere volume, or of a trend without any article.
     *
     * @throws PoisonException if there is no trend
     */
    public static List<Alert> of(@Nullable Trend trend) {
        if (trend == null) {
            throw new PoisonException("Trend expected, got no value", new NullPointerException());
        }
        return trend.kind() == Trend.Kind.VOLUME || trend.latest().isEmpty() ? List.of() : List.of(alert(trend));
    }

    private static Alert alert(Trend trend) {
        var which = trend.kind().word() + " " + trend.from();
        return new Alert(
                Ids.alert(trend.theme(), which),
                1,
                Change.of(trend.kind().word()),
                trend.theme(),
                trend.themeName(),
                trend.themeVersion(),
                trend.themeHash(),
                trend.severity(),
                Ids.story(trend.theme(), which),
                title(trend),
                0,
                List.of(),
                List.of(),
                trend.latest(),
                (int) trend.latest().stream()
                        .map(AlertArticle::publisher)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                present(trend, AlertArticle::language),
                present(trend, AlertArticle::country),
                List.of(),
                trend.from(),
                trend.to(),
                trend.to());
    }

    private static String title(Trend trend) {
        var expected = String.format(Locale.ROOT, "%.1f", trend.expected());
        var since = DateTimeFormatter.ISO_INSTANT.format(trend.from().truncatedTo(ChronoUnit.MINUTES));
        return switch (trend.kind()) {
            case SPIKE -> "Spike: " + trend.texts() + " texts since " + since + ", " + expected + " in such an hour";
            case FIRST_MENTION -> "First mention since " + since;
            case SILENCE -> "Silence since " + since + ", " + expected + " texts were to be expected";
            case VOLUME -> throw new IllegalArgumentException("a volume is no alert");
        };
    }

    private static List<String> present(Trend trend, Function<AlertArticle, @Nullable String> part) {
        var words = new LinkedHashSet<String>();
        for (var article : trend.latest()) {
            var word = part.apply(article);
            if (word != null) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }
}
