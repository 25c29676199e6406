package tidings.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void outlineIsReadWithOurOwnAttributes() throws Exception {
        var document = read("""
            <?xml version="1.0"?>
            <opml version="2.0" xmlns:tidings="urn:tidings:opml"><body>
            <outline text="Papers">
              <outline type="rss" text="A &amp; B" xmlUrl=" http://a.example/rss " htmlUrl="http://a.example/"
                language="pt-br" category="x, y,x" tidings:publisher="A" tidings:country="pt" tidings:checked="no"/>
            </outline></body></opml>\
            """);

        assertThat(document.problems()).isEmpty();
        assertThat(document.whole()).isTrue();
        assertThat(document.outlines())
                .containsExactly(new Outline(
                        4,
                        "http://a.example/rss",
                        "A & B",
                        "http://a.example/",
                        "pt-br",
                        List.of("x", "y"),
                        "A",
                        "PT",
                        "no",
                        false));
        assertThat(document.outlines()
                        .getFirst()
                        .feed(tidings.events.Origin.FILE)
                        .language())
                .isEqualTo("pt-BR");
    }

    @Test
    void whatWasWrittenIsReadBack() throws Exception {
        var outline = new Outline(
                0, "http://a.example/rss?a=1&b=2", "<T> \"q\"", null, "en", List.of("x"), "P & Q", "US", null, true);
        var document = read(Opml.write("List <1>", List.of(outline)));

        assertThat(document.outlines())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("line")
                .isEqualTo(outline);
    }

    @Test
    void wrongAddressAndRepetitionAreNamedWithTheirLine() throws Exception {
        var document =
                read("<opml><body>\n<outline text='a' xmlUrl='ftp://a/'/>\n<outline text='b' XMLURL='http://b/'/>\n"
                        + "<outline text='c' xmlUrl='http://b/'/>\n</body></opml>");

        assertThat(document.outlines()).extracting(Outline::title).containsExactly("b");
        assertThat(document.problems())
                .containsExactly(
                        "line 2: xmlUrl 'ftp://a/' is no http or https address",
                        "line 4: the feed http://b/ stands in line 3 too");
    }

    @Test
    void fileThatIsCutOffIsNotWhole() throws Exception {
        var document = read("<opml><body><outline xmlUrl='http://a/'/><outline xmlUrl='http://b");

        assertThat(document.whole()).isFalse();
        assertThat(document.outlines()).hasSize(1);
    }

    @Test
    void hostileFileExpandsNothing() throws Exception {
        var document = read("<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><opml><body>"
                + "<outline text='&e;' xmlUrl='http://a/'/></body></opml>");

        assertThat(document.outlines()).extracting(Outline::title).containsExactly("&e;");
    }

    @Test
    void otherDocumentIsRefused() {
        assertThatThrownBy(() -> read("<rss/>")).isInstanceOf(Opml.NoOpml.class).hasMessageContaining("<rss>");
        assertThatThrownBy(() -> read("")).isInstanceOf(Opml.NoOpml.class);
    }

    private static Opml.Document read(String text) throws Opml.NoOpml {
        return Opml.read(text.getBytes(UTF_8));
    }
}
