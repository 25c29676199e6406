package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.topic.Json;

class SecretTest {
    private static final String CANARY = "canary-4f9a";

    private static final String KEY = "Y2FuYXJ5" + "abcd".repeat(7);

    @Test
    void printsAsStarsWhereverItIs() {
        var slack = new SlackSettings(new Secret("https://hooks.example/" + CANARY));
        var webhook =
                new WebhookSettings(new Secret("https://hooks.example/" + CANARY), List.of(new Secret("whsec_" + KEY)));

        assertThat(slack + " " + webhook + " " + Json.text(slack) + Json.text(webhook))
                .doesNotContain(CANARY, KEY)
                .contains("***");
    }

    @Test
    void isReadFromText() {
        assertThat(Json.mapper().readValue("\" " + CANARY + "\"", Secret.class).reveal())
                .isEqualTo(CANARY);
    }

    @Test
    void emptyOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret("  ")).withMessageContaining("environment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-4f9a",
                "//hooks.example/canary-4f9a",
                "ftp://hooks.example/canary-4f9a",
                "https:///canary-4f9a",
                "https://me:canary-4f9a@hooks.example/",
                "https://hooks.example/ canary-4f9a",
                "https://hooks.example/%zz-canary-4f9a"
            })
    void addressThatCannotBePostedToIsNamedButNotQuoted(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackSettings(new Secret(address)))
                .withMessageContaining("slack.url")
                .withMessageNotContaining(CANARY)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_canary-4f9a!", "whsec_Y2FuYXJ5LTRmOWE="})
    void keyThatCannotSignIsNamedButNotQuoted(String key) {
        var url = new Secret("https://hooks.example/");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSettings(url, List.of(new Secret(key))))
                .withMessageContaining("webhook.secrets")
                .withMessageNotContaining(CANARY)
                .withMessageNotContaining("Y2FuYX")
                .withNoCause();
    }
}
