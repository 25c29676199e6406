package tidings.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain   text|plain text",
                "<p>One</p><p>Two</p>|One¶¶Two",
                "One<br>Two<br/><br/>Three|One¶Two¶¶Three",
                "<ul><li>a<li>b</ul>after|a¶b¶¶after",
                "<div><div><p>x</p></div></div>y|x¶¶y",
                "a<script>alert('<p>')</script><style>p{}</style>b|ab",
                "AT&amp;T &ndash; &#8220;ok&#x201d;|AT&T – “ok”",
                "<b>bo</b>ld and <i>it</i>|bold and it",
                "1 < 2 & 3 > 2|1 < 2 & 3 > 2",
                "&lt;b&gt;|<b>",
                "Rus&shy;sia&nbsp;&amp; co|Russia & co",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>|a b¶c",
                "<pre>a¶  b</pre>|a¶b",
                "<img src=x alt=y>text|text",
                "<h1>Head</h1>text|Head¶¶text",
                "x&#1;y&#xD800;z|xyz"
            })
    void htmlBecomesText(String html, String expected) {
        assertThat(HtmlText.text(html.replace('¶', '\n'))).isEqualTo(expected.replace('¶', '\n'));
    }
}
