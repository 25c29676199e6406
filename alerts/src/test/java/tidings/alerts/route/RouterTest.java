package tidings.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tidings.alerts.Samples.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.alerts.Samples;
import tidings.alerts.group.Policy;
import tidings.events.Change;
import tidings.events.Match;
import tidings.events.Severity;
import tidings.events.topic.Json;

class RouterTest {
    private final Samples.Draft draft = alert("a");

    @Test
    void firstRouteThatTakesAnAlertDecides() {
        var router = router("""
            [{"match": {"theme": "taiwan"}, "receiver": "asia"},
             {"match": {"theme": ["peace", "embassy"]}, "receiver": "europe"},
             {"receiver": "rest"}]\
            """);

        assertThat(router.receivers(draft.build())).containsExactly("europe");
        assertThat(router.receivers(draft.theme("arms", "Arms").build())).containsExactly("rest");
    }

    @Test
    void continueAsksTheNextRouteToo() {
        var router = router("""
            [{"match": {"theme": "embassy"}, "receiver": "europe", "continue": true},
             {"match": {"severity": "high"}, "receiver": "desk", "continue": true},
             {"match": {"tag": "agency"}, "receiver": "europe"},
             {"receiver": "rest"}]\
            """);

        assertThat(router.destinations(draft.build()))
                .containsExactly(to("europe", "routes[0]"), to("desk", "routes[1]"));
    }

    @Test
    void trendGoesOnlyWhereTrendsAreAskedFor() {
        var router = router("""
            [{"match": {"theme": "embassy"}, "receiver": "europe", "continue": true},
             {"match": {"trend": ["spike", "silence"]}, "receiver": "desk", "routes": [
                {"match": {"severity": "critical"}, "receiver": "phone"}]},
             {"receiver": "rest"}]\
            """);

        assertThat(router.receivers(draft.change(Change.FIRST_REPORT).build())).containsExactly("europe", "rest");
        assertThat(router.receivers(draft.change(Change.SPIKE).build())).containsExactly("desk");
        assertThat(router.receivers(draft.change(Change.FIRST_MENTION).build())).isEmpty();
        assertThat(router.receivers(
                        draft.change(Change.SILENCE).severity(Severity.CRITICAL).build()))
                .containsExactly("phone");
    }

    @Test
    void defaultReceiverGetsNoTrends() {
        var router = new Router(List.of(), "all", GroupingSettings.AT_ONCE, List.of());

        assertThat(router.receivers(draft.change(Change.QUIET).build())).containsExactly("all");
        assertThat(router.receivers(draft.change(Change.SPIKE).build())).isEmpty();
    }

    @Test
    void finerRouteWinsOverTheOneItIsIn() {
        var router = router("""
            [{"match": {"theme": "embassy"}, "receiver": "europe", "routes": [
                {"match": {"severity": "critical"}, "receiver": "phone"},
                {"match": {"language": "ru"}}]},
             {"receiver": "rest"}]\
            """);

        assertThat(router.destinations(draft.severity(Severity.CRITICAL).build()))
                .containsExactly(to("phone", "routes[0].routes[0]"));
        assertThat(router.destinations(draft.severity(Severity.LOW).build()))
                .containsExactly(to("europe", "routes[0]"));
        assertThat(router.destinations(draft.languages("ru").build()))
                .containsExactly(to("europe", "routes[0].routes[1]"));
    }

    @Test
    void whatNoRouteTakesGoesToTheDefaultReceiverOrNobody() {
        var routes = routes("[{\"match\": {\"theme\": \"taiwan\"}, \"receiver\": \"asia\"}]");

        assertThat(router(routes, "desk").destinations(draft.build())).containsExactly(to("desk", "default-receiver"));
        assertThat(router(routes, null).receivers(draft.build())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                        | true
        {"theme": "embassy"}                      | true
        {"theme": ["taiwan", "embassy"]}          | true
        {"theme": "Embassy"}                      | false
        {"severity": "medium"}                    | true
        {"severity": "high"}                      | true
        {"severity": "critical"}                  | false
        {"language": "pt"}                        | true
        {"language": "PT-br"}                     | true
        {"language": "pt-PT"}                     | false
        {"language": "p"}                         | false
        {"country": ["de", "br"]}                 | true
        {"country": "DE"}                         | false
        {"publisher": "EXAMPLE news"}             | true
        {"publisher": "Other"}                    | false
        {"tag": "agency"}                         | true
        {"tag": "ministry"}                       | false
        {"theme": "embassy", "tag": "ministry"}   | false
        {"theme": "embassy", "country": "BR"}     | true
        {"size": 1}                               | true
        {"size": 2}                               | false
        """)
    void allThatIsGivenMustHold(String match, boolean taken) {
        var alert = draft.languages("pt-BR").countries("BR").build();

        assertThat(Json.mapper().readValue(match, Match.class).takes(alert)).isEqualTo(taken);
    }

    @Test
    void unknownReceiversAreNamedWithTheirPlace() {
        var router = router(routes("""
            [{"receiver": "desk", "routes": [{"receiver": "dsek"}]}]\
            """), "dekс");

        assertThat(router.problems(List.of("desk", "log")))
                .containsExactly(
                        "default-receiver 'dekс' is not one of the receivers: desk, log",
                        "routes[0].routes[0].receiver 'dsek' is not one of the receivers: desk, log");
    }

    @Test
    void routeThatLeadsNowhereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router("[{\"receiver\": \"desk\"}, {\"routes\": [{\"receiver\": \"desk\"}]}]"))
                .withMessage("routes[1].receiver is missing");
    }

    private static Router router(String routes) {
        return router(routes(routes), null);
    }

    private static Router router(List<RouteSettings> routes, @Nullable String defaultReceiver) {
        return new Router(routes, defaultReceiver, GroupingSettings.AT_ONCE, List.of());
    }

    private static Destination to(String receiver, String route) {
        return new Destination(receiver, route, Policy.AT_ONCE);
    }

    private static List<RouteSettings> routes(String json) {
        return List.of(Json.mapper().readValue(json, RouteSettings[].class));
    }
}
