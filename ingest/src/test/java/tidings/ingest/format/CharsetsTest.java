package tidings.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.ingest.xml.Problems;

class CharsetsTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Вести é",
        "UTF-16LE, Вести é",
        "UTF-16BE, Вести é",
        "UTF-32LE, Вести é",
        "windows-1251, Вести",
        "KOI8-R, Вести",
        "ISO-8859-1, é – not here",
        "Shift_JIS, 日本語のニュース",
        "GB2312, 中文新闻",
        "EUC-KR, 한국어 뉴스",
        "IBM037, plain"
    })
    void prologNamesTheCharacterSet(String charset, String text) {
        var document = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><rss>" + text.replace("–", "-") + "</rss>";

        assertThat(decode(document, charset, null)).isEqualTo(document);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void headerCountsBeforeTheProlog() {
        var document = "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss>Вести</rss>";

        assertThat(decode(document, "windows-1251", "text/xml; charset=\"windows-1251\""))
                .isEqualTo(document);
    }

    @Test
    void byteOrderMarkCountsBeforeTheHeader() {
        var document = "\ufeff<rss>Вести</rss>";

        assertThat(decode(document, "UTF-8", "text/xml; charset=iso-8859-1")).isEqualTo("<rss>Вести</rss>");
    }

    @Test
    void validUtf8IsUtf8WhateverAServerSaysByDefault() {
        var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss>Вести</rss>";

        assertThat(decode(document, "UTF-8", "text/xml; charset=ISO-8859-1")).isEqualTo(document);
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void bytesThatContradictTheClaimAreReadAsWhatTheyLookLike() {
        var document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss>caf\u00e9 \u201cquoted\u201d</rss>";

        assertThat(decode(document, "windows-1252", null)).isEqualTo(document);
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void oneWrongByteDoesNotChangeTheCharacterSet() {
        var bytes = "<rss>Вести дня</rss>".getBytes(StandardCharsets.UTF_8);
        bytes[6] = 'x';

        assertThat(Charsets.decode(bytes, null, problems)).contains("ести дня");
    }

    @Test
    void unknownCharacterSetIsTold() {
        assertThat(decode("<rss>é</rss>", "UTF-8", "text/xml; charset=x-klingon"))
                .contains("é");
        assertThat(problems.list()).singleElement().asString().contains("x-klingon");
    }

    private String decode(String document, String charset, String contentType) {
        return Charsets.decode(document.getBytes(Charset.forName(charset)), contentType, problems);
    }
}
