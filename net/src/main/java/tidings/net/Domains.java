package tidings.net;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import okhttp3.HttpUrl;

/** Which hosts belong together: those below one registrable domain. */
public final class Domains {

    private Domains() {}

    /**
     * The registrable domain of a host, as in {@code example.co.uk} for {@code News.example.co.uk.}: lower case, in its
     * ASCII form, without a port. Domains under which strangers register, such as {@code github.io}, count as public
     * suffixes. Never throws.
     *
     * @param host a name or an IP address, with or without a port, as it stands in a URL
     * @return the registrable domain; the host itself (in the same form) for IP addresses, {@code localhost}, public
     *     suffixes, names under no known suffix, and what is no host at all
     */
    public static String registrable(String host) {
        String name = canonical(withoutPort(host.strip()));
        if (name.indexOf(':') >= 0 || IpLiterals.parse(name).isPresent()) {
            return name;
        }
        String domain = EffectiveTldFinder.getAssignedDomain(name, true, false);
        return domain == null || domain.isEmpty() ? name : domain;
    }

    /**
     * True if the host is, or lies below, a name that can be registered under a known public suffix; false for IP
     * addresses, {@code localhost}, names of one's own network, and public suffixes themselves. Never throws.
     *
     * @param host a name or an IP address, with or without a port, as it stands in a URL
     */
    public static boolean isPublic(String host) {
        String name = canonical(withoutPort(host.strip()));
        if (name.indexOf(':') >= 0 || IpLiterals.parse(name).isPresent()) {
            return false;
        }
        String domain = EffectiveTldFinder.getAssignedDomain(name, true, false);
        return domain != null && !domain.isEmpty();
    }

    private static String withoutPort(String host) {
        boolean bracketed = host.startsWith("[");
        boolean oneColon = host.indexOf(':') == host.lastIndexOf(':');
        return bracketed || oneColon ? host.replaceFirst(":[0-9]*$", "") : host;
    }

    private static String canonical(String host) {
        String name = host.replaceFirst("\\.$", "");
        try {
            return new HttpUrl.Builder().scheme("http").host(name).build().host();
        } catch (IllegalArgumentException notAHost) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
