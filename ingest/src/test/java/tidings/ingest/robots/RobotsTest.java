package tidings.ingest.robots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tidings.net.Client;
import tidings.net.Failure;
import tidings.net.Outcome;
import tidings.net.Reason;
import tidings.net.Request;
import tidings.net.Response;

@Timeout(30)
class RobotsTest {
    private final Map<String, Outcome> server = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2025-03-10T00:00:00Z");
    private final Robots robots = new Robots(this::answer, () -> now);

    @Test
    void rulesForEverybodyAreObserved() {
        server.put("https://a.example/robots.txt", body("User-agent: *\nDisallow: /private/\nAllow: /private/open"));

        assertThat(test("https://a.example/news/1")).isTrue();
        assertThat(test("https://a.example/private/1")).isFalse();
        assertThat(test("https://a.example/private/open/1")).isTrue();
        assertThat(test("https://a.example")).isTrue();
    }

    @Test
    void rulesForUsByNameComeBeforeThoseForEverybody() {
        server.put(
                "https://a.example/robots.txt",
                body("User-agent: *\nDisallow: /\n\nUser-agent: Tidings\nDisallow: /shop"));

        assertThat(test("https://a.example/news")).isTrue();
        assertThat(test("https://a.example/shop")).isFalse();
    }

    @Test
    void siteWithoutRulesAllowsAllAndOneInTroubleNothingUntilItAnswers() {
        server.put("https://down.example/robots.txt", answer(503, ""));
        assertThat(test("https://a.example/news")).isTrue();
        assertThat(test("https://down.example/news")).isFalse();
        assertThat(test("https://silent.example/news")).isFalse();

        server.put("https://down.example/robots.txt", body(""));
        assertThat(test("https://down.example/news")).isFalse();
        now = now.plus(Duration.ofMinutes(11));
        assertThat(test("https://down.example/news")).isTrue();
    }

    @Test
    void rulesAreFetchedOnceADayForEachHostAndPort() {
        server.put("https://a.example/robots.txt", body("User-agent: *\nDisallow: /no"));
        test("https://a.example/1");
        test("https://A.example/2");
        test("https://a.example:8443/3");
        assertThat(asked).containsExactly("https://a.example/robots.txt", "https://a.example:8443/robots.txt");

        now = now.plus(Duration.ofHours(25));
        server.put("https://a.example/robots.txt", answer(500, ""));
        assertThat(test("https://a.example/no")).isFalse();
        assertThat(test("https://a.example/yes")).isTrue();
        assertThat(asked).hasSize(3);
    }

    @Test
    void delayIsWhatTheRulesAskOfUs() {
        server.put("https://a.example/robots.txt", body("User-agent: *\nCrawl-delay: 7\nDisallow: /no"));
        server.put(
                "https://b.example/robots.txt",
                body("User-agent: tidings\nCrawl-delay: 0.5\n\nUser-agent: *\nCrawl-delay: 60"));
        server.put("https://c.example/robots.txt", body("User-agent: *\nCrawl-delay: 86400"));

        assertThat(robots.delay(URI.create("https://a.example/1"))).isEqualTo(Duration.ofSeconds(7));
        assertThat(robots.delay(URI.create("https://b.example/1"))).isEqualTo(Duration.ofMillis(500));
        assertThat(robots.delay(URI.create("https://none.example/1"))).isZero();
        assertThat(test("https://c.example/1")).isFalse();
        assertThat(robots.delay(URI.create("mailto:desk@a.example"))).isZero();
    }

    @Test
    void whatIsNoWebAddressIsRefused() {
        assertThat(test("mailto:desk@a.example")).isFalse();
        assertThat(test("file:///etc/passwd")).isFalse();
        assertThat(test("/relative")).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void hostileRulesAreReadWithoutHarm() {
        server.put("https://a.example/robots.txt", body("Disallow: /*".repeat(20_000) + "\0\ufffd\nUser-agent: *"));

        assertThat(test("https://a.example/" + "a".repeat(3_000))).isTrue();
    }

    @Test
    void thoseWhoAskAtOnceShareAFetch() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var fetches = new ArrayList<String>();
        Client slow = request -> {
            fetches.add(request.url().toString());
            begun.countDown();
            awaitQuietly(go);
            return body("User-agent: *\nDisallow: /no");
        };
        var shared = new Robots(slow, () -> now);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> shared.allow(URI.create("https://a.example/no")));
            begun.await();
            var second = threads.submit(() -> shared.allow(URI.create("https://a.example/yes")));
            go.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(fetches).hasSize(1);
    }

    private boolean test(String page) {
        return robots.allow(URI.create(page));
    }

    private Outcome answer(Request request) {
        var url = request.url().toString();
        asked.add(url);
        return url.contains("silent")
                ? new Failure(Reason.TIMEOUT, "no end", true)
                : server.getOrDefault(url, answer(404, ""));
    }

    private Response body(String text) {
        return answer(200, text);
    }

    private Response answer(int status, String text) {
        return new Response(
                status,
                Map.of("Content-Type", List.of("text/plain")),
                text.getBytes(UTF_8),
                URI.create("https://a.example/robots.txt"),
                List.of(),
                now,
                Duration.ZERO,
                false);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
