package tidings.app.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.alerts.group.Grouping;
import tidings.alerts.route.Destination;
import tidings.alerts.route.Step;
import tidings.events.Alert;
import tidings.events.Match;
import tidings.events.Severity;
import tidings.events.topic.Json;

/** {@code config routes}: where an alert would go, and why. */
@Command(
        name = "routes",
        description = "Shows where an alert would go, by which route, and when it would be told.",
        footer = {"", "Example: tidings config routes --theme taiwan --severity high --language en"},
        mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Mixin
    private MatchOptions options = new MatchOptions();

    @Option(names = "--at", paramLabel = "T", description = "as if it were then; an ISO time, or a length from now")
    private @Nullable String at;

    @Option(names = "--json", description = "one object: {steps, destinations}")
    private boolean json;

    RoutesCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0, or 1 if nobody would get it. */
    @Override
    public Integer call() {
        var router = config.settings().alerts().router();
        var now = at == null ? clock.instant() : Moments.coming("--at", at, clock.instant());
        var alert = alert(options.match(), now);
        var steps = router.explain(alert);
        var destinations = router.destinations(alert);
        try (var printer = config.printer(json)) {
            if (json) {
                printer.json(new Answer(steps, destinations));
            } else {
                steps.forEach(step -> printer.line(words(step)));
                destinations.forEach(destination -> printer.line(words(destination, alert, now)));
                if (destinations.isEmpty()) {
                    printer.line("Nobody gets it: no route takes it, and there is no default-receiver");
                }
            }
        }
        return destinations.isEmpty() ? 1 : 0;
    }

    private static String words(Step step) {
        if (!step.takes()) {
            return step.route() + " does not take it: " + String.join(", ", step.missing());
        }
        return step.route() + " takes it, for " + step.receiver()
                + (step.continues() ? ", and the next route is asked too" : "");
    }

    private static String words(Destination destination, Alert alert, Instant now) {
        return "-> " + destination.receiver() + " by " + destination.route() + ", in the group "
                + Grouping.name(destination.policy().groupBy(), alert) + ": "
                + destination.policy().words(now);
    }

    /** An alert of which nothing is known but what was asked for. */
    private static Alert alert(Match match, Instant now) {
        var alert = Json.mapper().createObjectNode();
        alert.put("id", match.story().isEmpty() ? "story" : match.story().getFirst())
                .put("version", 1)
                .put(
                        "change",
                        match.trend().isEmpty() ? "first-report" : match.trend().getFirst())
                .put("theme", match.theme().isEmpty() ? "" : match.theme().getFirst())
                .put("themeName", "")
                .put("themeHash", "")
                .put("severity", (match.severity() == null ? Severity.LOW : match.severity()).word())
                .put("story", match.story().isEmpty() ? "story" : match.story().getFirst())
                .put("title", "")
                .put("firstSeen", now.toString())
                .put("lastSeen", now.toString())
                .put("raised", now.toString());
        alert.set("languages", Json.mapper().valueToTree(match.language()));
        alert.set("countries", Json.mapper().valueToTree(match.country()));
        alert.set("tags", Json.mapper().valueToTree(match.tag()));
        var articles = alert.putArray("articles");
        for (var i = 0; i < Math.max(1, Math.max(match.size(), match.publisher().size())); i++) {
            var article = articles.addObject()
                    .put("id", "a" + i)
                    .put("revision", "")
                    .put("url", "")
                    .put("title", "")
                    .put("feed", "")
                    .put("seen", now.toString());
            if (i < match.publisher().size()) {
                article.put("publisher", match.publisher().get(i));
            }
        }
        return Json.read(Json.bytes(alert), Alert.class);
    }

    /** What {@code --json} prints. */
    private record Answer(List<Step> steps, List<Destination> destinations) {}
}
