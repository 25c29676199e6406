package tidings.ingest.feed;

import java.net.URI;
import java.util.Optional;
import tidings.events.Feed;
import tidings.events.Ids;
import tidings.events.Origin;
import tidings.ingest.format.Links;
import tidings.net.Domains;

/** Makes feed records of addresses. Pure functions. */
public final class Feeds {
    private Feeds() {}

    /**
     * A feed of which only the address is known.
     *
     * @param url an http or https address, as somebody wrote it
     * @param origin who adds it
     * @return empty if the address is none
     */
    public static Optional<Feed> of(String url, Origin origin) {
        var address = Links.resolve(null, url);
        return address == null
                ? Optional.empty()
                : Optional.of(of(URI.create(address).normalize(), origin));
    }

    private static Feed of(URI url, Origin origin) {
        var authority = url.getRawAuthority();
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        return Feed.of(Ids.feed(url.toString()), Domains.registrable(host), url.toString(), origin);
    }
}
