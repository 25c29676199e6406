package tidings.streams.story;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tidings.events.Alert;

/**
 * The headers of a record on {@code alerts} and {@code alerts.<theme>}: CloudEvents 1.0 in binary mode, by which a
 * reader can sort alerts without opening them.
 *
 * <table>
 * <caption>Headers, all UTF-8 text</caption>
 * <tr><th>header</th><th>value</th></tr>
 * <tr><td>ce_specversion</td><td>1.0</td></tr>
 * <tr><td>ce_id</td><td>{@code <alert id>.<version>}, unique among all versions of all alerts</td></tr>
 * <tr><td>ce_source</td><td>{@code /themes/<theme id>}</td></tr>
 * <tr><td>ce_type</td><td>tidings.alert</td></tr>
 * <tr><td>ce_subject</td><td>story id</td></tr>
 * <tr><td>ce_time</td><td>when this version was raised, RFC 3339 in UTC</td></tr>
 * <tr><td>content-type</td><td>application/json</td></tr>
 * </table>
 */
public final class AlertHeaders {
    private static final String SPEC_VERSION = "1.0";
    private static final String TYPE = "tidings.alert";
    private static final String CONTENT_TYPE = "application/json";

    private AlertHeaders() {}

    /** The headers of an alert. */
    public static Headers of(Alert alert) {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", SPEC_VERSION);
        add(headers, "ce_id", alert.versionId());
        add(headers, "ce_source", "/themes/" + alert.theme());
        add(headers, "ce_type", TYPE);
        add(headers, "ce_subject", alert.story());
        add(headers, "ce_time", DateTimeFormatter.ISO_INSTANT.format(alert.raised()));
        add(headers, "content-type", CONTENT_TYPE);
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
