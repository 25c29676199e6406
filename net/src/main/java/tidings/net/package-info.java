/**
 * The guarded HTTP client: everything that Tidings fetches or posts goes through {@link tidings.net.GuardedClient}. Feed
 * pollers, page readers and channels share one, so that limits for a host hold for all of them together.
 *
 * <p>The other side is hostile until proven otherwise. One deadline covers a whole exchange; sizes are capped before and
 * after decompression; each address is judged when it is connected to; what goes wrong outside is a value:
 *
 * <pre>{@code
 * NetSettings settings = NetSettings.of("https://example.org/monitor", "1.0");
 * try (GuardedClient client = new GuardedClient(settings, InstantSource.system(), registry)) {
 *     Request request = Request.get(feed).with("If-None-Match", etag);
 *     switch (client.send(request)) {
 *         case Response response when response.status() == 304 -> unchanged();
 *         case Response response when response.successful() -> parse(response.body(), response.url());
 *         case Response response -> again(response.retry(), response.retryAfter());
 *         case Failure failure -> log.warn("feed={} {}", id, failure.message());
 *     }
 * }
 * }</pre>
 *
 * <p>What others call back (hubs, links in messages) is served by {@link tidings.net.Listener}, which guards nothing: its
 * handlers check who calls.
 *
 * <p>The HTTP library behind the client is used in this package only, and none of its types is public here.
 */
@NullMarked
package tidings.net;

import org.jspecify.annotations.NullMarked;
