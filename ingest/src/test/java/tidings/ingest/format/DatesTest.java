package tidings.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 04 Mar 2025 10:00:00 GMT|2025-03-04T10:00:00Z",
                "Tue, 4 Mar 25 10:00 +0100|2025-03-04T09:00:00Z",
                "Tue, 04 Mar 2025 10:00:00 EST|2025-03-04T15:00:00Z",
                "Tue, 04 Mar 2025 10:00:00 GMT-07:00|2025-03-04T17:00:00Z",
                "04 March 2025 10:00:00 Europe/Brussels|2025-03-04T09:00:00Z",
                "Tuesday, March 4, 2025 - 3:07pm|2025-03-04T15:07:00Z",
                "March 4, 2025 12:05 a.m.|2025-03-04T00:05:00Z",
                "Tue Mar  4 16:29:06 2025|2025-03-04T16:29:06Z",
                "Tue Mar 04 2025 17:00:00 GMT+0100 (Central European Time)|2025-03-04T16:00:00Z",
                "2025-03-04T10:00:00Z|2025-03-04T10:00:00Z",
                "2025-03-04T10:00:00.123+05:30|2025-03-04T04:30:00Z",
                "2025-03-04 10:00:00 +02:00|2025-03-04T08:00:00Z",
                "2025-03-04T10:00|2025-03-04T10:00:00Z",
                "2025-03-04T24:00:00Z|2025-03-05T00:00:00Z",
                "20250304T100000Z|2025-03-04T10:00:00Z",
                "2025-03-04|2025-03-04T00:00:00Z",
                "2025-03|2025-03-01T00:00:00Z",
                "04.03.2025 10:00|2025-03-04T10:00:00Z",
                "03/30/2025 - 19:19|2025-03-30T19:19:00Z",
                "Fri, 26/06/2020|2020-06-26T00:00:00Z",
                "Di, 04 Mär 2025 10:00:00 +0100|2025-03-04T09:00:00Z",
                "Lundi, 16. Novembre 2020 - 15:54|2020-11-16T15:54:00Z",
                "4 марта 2025 10:00|2025-03-04T10:00:00Z",
                "Κυρ, 11 Ιούλ 2004 12:00:00 EST|2004-07-11T17:00:00Z",
                "2004-július-13T9:15-05:00|2004-07-13T14:15:00Z",
                "2004년 05월 28일  01:31:15|2004-05-27T16:31:15Z",
                "2004-05-25 오후 11:23:17|2004-05-25T14:23:17Z",
                "2025年3月4日 10:00|2025-03-04T10:00:00Z",
                "1741082400|2025-03-04T10:00:00Z",
                "1741082400000|2025-03-04T10:00:00Z"
            })
    void dateIsRead(String text, Instant expected) {
        assertThat(Dates.parse(text)).isNotNull().isBetween(expected, expected.plusMillis(999));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "yesterday",
                "Tue, 31 Feb 2025 10:00:00 GMT",
                "2025-13-01",
                "2025-01-01T25:00:00Z",
                "2025-01-01T10:61:00Z",
                "Sun, 16 Dec 2012 1:2:3:4 GMT",
                "Sun, 16 zzz 2012 11:47:32 GMT",
                "Sun, Dec x 2012 11:47:32 GMT",
                "9999-12-31T23:59:59-99:99",
                "2013-01-28T11:30:00-06:00Textra",
                "0000-00-00 00:00:00",
                "99999999999999999999",
                "12:00"
            })
    void whatIsNoDateIsAbsent(String text) {
        assertThat(Dates.parse(text)).isNull();
    }

    @Test
    void longTextIsNoDate() {
        assertThat(Dates.parse("1".repeat(1_000_000))).isNull();
    }
}
