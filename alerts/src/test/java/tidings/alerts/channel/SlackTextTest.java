package tidings.alerts.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {
    @ParameterizedTest
    @CsvSource({
        "<!channel>,                    &lt;!channel&gt;",
        "<!here|here>,                  &lt;!here|here&gt;",
        "<@U024BE7LH>,                  &lt;@\u200BU024BE7LH&gt;",
        "<#C024BE7LR>,                  &lt;#\u200BC024BE7LR&gt;",
        "<https://evil.example|bank>,   &lt;https://evil.example|bank&gt;",
        "&lt;!channel&gt;,              &amp;lt;!channel&amp;gt;",
        "@here and @channel,            @\u200Bhere and @\u200Bchannel",
        "#general,                      #\u200Bgeneral",
        "*bold* _it_ ~no~ `code`,       \u2217bold\u2217 \u02CDit\u02CD \u223Cno\u223C \u02CBcode\u02CB",
        "```block```,                   \u02CB\u02CB\u02CBblock\u02CB\u02CB\u02CB",
        ":skull: at 12:30:45 x,         :\u200Bskull: at 12:\u200B30:45 x",
        ":+1::skin-tone-2:,             :\u200B+1::\u200Bskin-tone-2:",
        "he said: yes,                  he said: yes",
        "'> quoted',                    &gt; quoted"
    })
    void markupComesOutInert(String hostile, String inert) {
        assertThat(SlackText.escape(hostile)).isEqualTo(inert);
    }

    @Test
    void cutNeverEndsWithinAnEntity() {
        assertThat(SlackText.escape("<<<<", 16)).isEqualTo("&lt;&lt;&lt;&lt;");
        assertThat(SlackText.escape("<<<<", 15)).isEqualTo("&lt;&lt;&lt;…");
        assertThat(SlackText.escape("a<", 4)).isEqualTo("a…");
        assertThat(SlackText.escape("👩👩", 3)).isEqualTo("👩…");
    }
}
