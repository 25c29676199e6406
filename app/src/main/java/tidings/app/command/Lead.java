package tidings.app.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import tidings.app.Version;
import tidings.app.settings.Settings;
import tidings.ingest.article.CanonicalUrl;
import tidings.ingest.page.PageReader;
import tidings.net.GuardedClient;
import tidings.net.Limits;
import tidings.net.Request;
import tidings.net.Response;

/** Finds out where an address leads: through redirects, and to what the page there calls itself. */
final class Lead {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Lead() {}

    /** Other addresses of the same page; none if it cannot be fetched. */
    static List<String> of(String url, Settings settings, InstantSource clock) {
        var known = CanonicalUrl.of(url);
        if (known.isEmpty()) {
            return List.of();
        }
        var net = settings.net()
                .net(Version.current())
                .withLimits(Limits.defaults().withDeadline(PATIENCE));
        try (var client = new GuardedClient(net, clock, new SimpleMeterRegistry())) {
            var outcome =
                    client.send(Request.get(URI.create(known.get().url())).with("Accept", "text/html, */*;q=0.1"));
            return outcome instanceof Response response && response.successful() ? addresses(response) : List.of();
        }
    }

    private static List<String> addresses(Response response) {
        var page = new PageReader()
                .read(response.body(), response.header("Content-Type").orElse(null), response.url());
        var all = new LinkedHashSet<String>();
        all.add(response.url().toString());
        all.add(page.url());
        all.removeIf(address -> CanonicalUrl.of(address).isEmpty());
        return List.copyOf(all);
    }
}
