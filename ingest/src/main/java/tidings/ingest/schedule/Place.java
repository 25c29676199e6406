package tidings.ingest.schedule;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Locale;
import tidings.net.Domains;

/**
 * Where a feed is fetched, for politeness.
 *
 * @param host its host, with the port
 * @param domain what is held back when its server asks for patience: the registrable domain of a public host, else the
 *     host
 */
public record Place(String host, String domain) {
    public Place {
        requireNonNull(host, "host");
        requireNonNull(domain, "domain");
    }

    /** The place of an address; one that is no address is a place of its own. */
    public static Place of(String url) {
        var host = host(url);
        return new Place(host, Domains.isPublic(host) ? Domains.registrable(host) : host);
    }

    private static String host(String url) {
        try {
            var uri = URI.create(url);
            var authority = uri.getRawAuthority();
            if (authority == null) {
                return url;
            }
            var host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            return uri.getPort() >= 0 ? host : host + ("https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80");
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
