package tidings.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Response headers as they may be handed on: within the limit, without control characters and cookies. */
final class ReceivedHeaders {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private ReceivedHeaders() {}

    /** The headers by name, without regard to case. */
    static Map<String, List<String>> checked(Headers headers, int mostBytes) throws NetFault {
        if (headers.byteCount() > mostBytes) {
            throw new NetFault(Reason.TOO_LARGE, "the headers are larger than the limit");
        }
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int index = 0; index < headers.size(); index++) {
            if (!headers.name(index).equalsIgnoreCase("Set-Cookie")) {
                byName.computeIfAbsent(headers.name(index), name -> new ArrayList<>())
                        .add(CONTROL.matcher(headers.value(index))
                                .replaceAll(" ")
                                .strip());
            }
        }
        return byName;
    }
}
