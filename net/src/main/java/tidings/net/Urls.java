package tidings.net;

import java.net.URI;
import okhttp3.HttpUrl;

/** What may be said of a URL in a message: where it leads, never its path, query or user information. */
final class Urls {

    private Urls() {}

    /** Scheme, host and port as in {@code https://example.org}, or {@code invalid URL}. */
    static String origin(URI url) {
        HttpUrl parsed = HttpUrl.parse(url.toString());
        return parsed == null ? "invalid URL" : origin(parsed);
    }

    /** Scheme, host and port, the port only where it is not the scheme's own. */
    static String origin(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return url.scheme() + "://" + bracketed(url.host()) + (usual ? "" : ":" + url.port());
    }

    /** Host and port: what a connection is made to, and what the limit of connections counts by. */
    static String hostAndPort(HttpUrl url) {
        return bracketed(url.host()) + ":" + url.port();
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
