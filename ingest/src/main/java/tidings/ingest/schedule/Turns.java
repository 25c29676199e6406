package tidings.ingest.schedule;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many polls of each host are under way. Those that would only wait for a connection are not begun, so that a host
 * with many feeds or a slow one takes no place from others. Not safe for use by several threads.
 */
public final class Turns {
    private final int most;
    private final Map<String, Integer> underWay = new HashMap<>();

    /** @param most how many may be under way for one host, 1 or more */
    public Turns(int most) {
        this.most = most;
    }

    /** Takes a turn at the host of an address; false if there is none left. */
    public boolean take(String url) {
        var host = host(url);
        var taken = underWay.getOrDefault(host, 0);
        if (taken >= most) {
            return false;
        }
        underWay.put(host, taken + 1);
        return true;
    }

    /** Gives a turn back. */
    public void give(String url) {
        underWay.computeIfPresent(host(url), (host, taken) -> taken > 1 ? Integer.valueOf(taken - 1) : null);
    }

    private static String host(String url) {
        try {
            var authority = URI.create(url).getRawAuthority();
            return authority == null ? url : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
