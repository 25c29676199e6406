package tidings.alerts.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.alerts.Samples.alert;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.events.Alert;
import tidings.events.Match;
import tidings.events.Severity;

/** Rules of which one is the other's target, or its own. */
class InhibitionTest {
    private static final Alert SUMMIT = on("summit").build();
    private static final Alert TAIWAN = on("taiwan").build();
    private static final Alert ARMS = on("arms").build();

    @Test
    void ofTwoRulesThatMuteEachOthersSourcesTheFirstWins() {
        var first = rule("summit", "taiwan");
        var second = rule("taiwan", "summit");

        assertThat(told(List.of(first, second), SUMMIT, TAIWAN)).containsExactly("summit");
        assertThat(told(List.of(second, first), SUMMIT, TAIWAN)).containsExactly("taiwan");
    }

    @Test
    void whatIsMutedByAnEarlierRuleDoesNotMuteByALaterOne() {
        var rules = List.of(rule("summit", "taiwan"), rule("taiwan", "arms"));

        assertThat(told(rules, SUMMIT, TAIWAN, ARMS)).containsExactly("summit", "arms");
        assertThat(told(rules, TAIWAN, ARMS)).containsExactly("taiwan");
    }

    @Test
    void aCircleOfRulesLeavesSomebodyTold() {
        var rules = List.of(rule("summit", "taiwan"), rule("taiwan", "arms"), rule("arms", "summit"));

        assertThat(told(rules, SUMMIT, TAIWAN, ARMS)).containsExactly("arms");
    }

    @Test
    void alertsThatARuleTakesOnBothSidesDoNotMuteEachOther() {
        var critical = new InhibitSettings(Match.atLeast(Severity.CRITICAL), Match.ALL);
        var one = on("summit").severity(Severity.CRITICAL).build();
        var other = on("taiwan").severity(Severity.CRITICAL).build();

        assertThat(told(List.of(critical), one, other, ARMS)).containsExactly("summit", "taiwan");
    }

    @Test
    void theNewestVersionDecidesWhetherAnAlertMutes() {
        var inhibition = new Inhibition(List.of(new InhibitSettings(Match.atLeast(Severity.CRITICAL), Match.ALL)));
        inhibition.saw(on("summit").severity(Severity.CRITICAL).build());
        assertThat(inhibition.mutes(TAIWAN)).isTrue();

        inhibition.saw(on("summit").version(3).severity(Severity.LOW).build());
        inhibition.saw(on("summit").version(2).severity(Severity.CRITICAL).build());

        assertThat(inhibition.mutes(TAIWAN)).isFalse();
    }

    @Test
    void whatIsForgottenMutesNothing() {
        var inhibition = new Inhibition(List.of(rule("summit", "taiwan")));
        inhibition.saw(SUMMIT);

        inhibition.forget(Samples.START.plus(Duration.ofDays(30)));

        assertThat(inhibition.mutes(TAIWAN)).isFalse();
    }

    private static List<String> told(List<InhibitSettings> rules, Alert... alerts) {
        var inhibition = new Inhibition(rules);
        Stream.of(alerts).forEach(inhibition::saw);
        return Stream.of(alerts)
                .filter(alert -> !inhibition.mutes(alert))
                .map(Alert::theme)
                .toList();
    }

    private static InhibitSettings rule(String source, String target) {
        return new InhibitSettings(Match.themes(source), Match.themes(target));
    }

    private static Samples.Draft on(String theme) {
        return alert("shared").theme(theme, theme);
    }
}
