package tidings.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.alerts.channel.LogSettings;
import tidings.alerts.channel.Secret;
import tidings.alerts.channel.SlackSettings;
import tidings.alerts.deliver.DeliverySettings;
import tidings.alerts.deliver.RetrySettings;
import tidings.alerts.route.RouteSettings;
import tidings.events.Match;

class AlertsSettingsTest {
    private static final ReceiverSettings LOG = ReceiverSettings.of("log", new LogSettings());

    @Test
    void routeToAnUnknownReceiverIsRefusedByItsPlace() {
        var routes = List.of(new RouteSettings(Match.ALL, "log"), new RouteSettings(Match.ALL, "desk"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertsSettings(List.of(LOG), null, routes, null))
                .withMessage("routes[1].receiver 'desk' is not one of the receivers: log");
    }

    @Test
    void twoReceiversOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertsSettings(List.of(LOG, LOG), "log", List.of(), null))
                .withMessage("receivers[1].name 'log' is given twice");
    }

    @Test
    void receiversThatNothingLeadsToAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertsSettings(List.of(LOG), null, List.of(), null))
                .withMessageContaining("add default-receiver: log");
    }

    @Test
    void nothingConfiguredIsFine() {
        var settings = new AlertsSettings(null, null, null, null);

        assertThat(settings.receivers()).isEmpty();
        assertThat(settings.delivery()).isEqualTo(DeliverySettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a|b", "-a", "a b", "desk\n", "größe"})
    void receiverNameThatIsNoKeyIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiverSettings.of(name, new LogSettings()))
                .withMessageContaining("receiver name");
    }

    @Test
    void receiverHasExactlyOneChannel() {
        var slack = new SlackSettings(new Secret("https://hooks.example/x"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ReceiverSettings("desk", null, null, null, null, null, null, null, null, null, null))
                .withMessage("receiver desk has 0 channels; it must have one of slack,"
                        + " slack-app, webhook, teams, discord, email, pagerduty, feed, log");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverSettings(
                        "desk", slack, null, null, null, null, null, null, null, new LogSettings(), null))
                .withMessageContaining("2 channels");
    }

    @Test
    void impossibleSchedulesAreRefusedByKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySettings(Duration.ofHours(2), 2, Duration.ofHours(1), null))
                .withMessageContaining("delivery.retry.longest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrySettings(null, 0.5, null, null))
                .withMessageContaining("delivery.retry.factor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliverySettings(null, -1, null))
                .withMessageContaining("delivery.in-flight");
    }
}
