package tidings.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.Feed;
import tidings.events.FeedStatus.Hub;
import tidings.events.Origin;
import tidings.ingest.IngestMetrics;
import tidings.ingest.feed.Feeds;
import tidings.ingest.push.HubNotice.Kind;
import tidings.net.Failure;
import tidings.net.Reason;
import tidings.net.Request;

/** A hub of our own asks and tells; what it says reaches the owner only if it was asked and has signed. */
@Timeout(60)
class PushTest {
    private static final Instant NOW = Instant.parse("2025-03-10T00:00:00Z");
    private static final String TOPIC = "https://a.example/feed?x=1&y=ü";
    private static final String KEY = "k".repeat(32);

    private final Feed feed = Feeds.of("https://a.example/feed", Origin.FILE).orElseThrow();
    private final List<Request> asked = new ArrayList<>();
    private final List<HubNotice> notices = new ArrayList<>();
    private final HttpClient hub = HttpClient.newHttpClient();
    private boolean kafkaIsUp = true;
    private PushListener listener = listener(List.of(KEY));

    @BeforeEach
    void listen() {
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.close();
        hub.close();
    }

    @Test
    void subscriptionIsAskedForConfirmedAndAnnouncementsReachTheOwner() throws Exception {
        var form = ask();
        assertThat(form.get("hub.mode")).isEqualTo("subscribe");
        assertThat(form.get("hub.topic")).isEqualTo(TOPIC);
        assertThat(form.get("hub.secret")).hasSize(64);

        var confirmed = get(verification(form, "subscribe", TOPIC, "864000"));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("challenge & more");
        assertThat(post(form, "<rss/>", "sha256", form.get("hub.secret")).statusCode())
                .isEqualTo(202);
        assertThat(post(form, "<rss/>", "sha1", form.get("hub.secret")).statusCode())
                .isEqualTo(202);

        assertThat(notices).extracting(HubNotice::kind).containsExactly(Kind.SUBSCRIBED, Kind.PUSHED, Kind.PUSHED);
        assertThat(notices.getFirst().until()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(notices).allSatisfy(notice -> assertThat(notice.feed()).isEqualTo(feed.key()));
    }

    @Test
    void whatIsNotSignedAsAgreedIsIgnored() throws Exception {
        var form = ask();

        post(form, "<rss/>", "sha256", "guess");
        post(form, "<rss/>", "md5", form.get("hub.secret"));
        post(form, "<rss/>", null, "");
        post(form, "x".repeat(5_000_000), "sha256", form.get("hub.secret"));

        assertThat(notices).isEmpty();
    }

    @Test
    void whatWasNotAskedForIsNotConfirmed() throws Exception {
        var form = ask();

        assertThat(get(verification(form, "subscribe", "https://b.example/", "60"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(verification(form, "unsubscribe", TOPIC, "60")).statusCode())
                .isEqualTo(404);
        assertThat(get(verification(form, "subscribe", TOPIC, "forever")).statusCode())
                .isEqualTo(404);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/websub/", "/websub/a.b", "/websub/%00.x", "/feedback/a.b", "/websub/YQ.YQ?hub.mode=x"})
    void otherAddressesDoNotExist(String path) throws Exception {
        assertThat(get(URI.create("http://127.0.0.1:" + listener.port() + path)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void oldKeysAreAcceptedAndUnknownOnesAreNot() throws Exception {
        var form = ask();
        listener.close();
        listener = listener(List.of("n".repeat(32), KEY));
        listener.start();
        post(form, "<rss/>", "sha512", form.get("hub.secret"));
        assertThat(notices).hasSize(1);
        listener.close();
        listener = listener(List.of("n".repeat(32)));
        listener.start();

        assertThat(post(form, "<rss/>", "sha512", form.get("hub.secret")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void denialEndsTheSubscriptionAndATroubledKafkaAsksTheHubToComeBack() throws Exception {
        var form = ask();
        assertThat(get(verification(form, "denied", TOPIC, "0")).statusCode()).isEqualTo(200);
        assertThat(notices).extracting(HubNotice::kind).containsExactly(Kind.DENIED);
        kafkaIsUp = false;

        assertThat(get(verification(form, "subscribe", TOPIC, "60")).statusCode())
                .isEqualTo(503);
        assertThat(post(form, "<rss/>", "sha256", form.get("hub.secret")).statusCode())
                .isEqualTo(503);
    }

    @Test
    void hubIsAskedOnceAndAgainBeforeTheEndOrAfterSomeHoursOfSilence() {
        var subscriber = subscriber();
        var hub = new Hub("https://hub.example/", TOPIC, null, 0);
        var first = subscriber.subscribed(feed, hub, null, NOW);
        subscriber.subscribed(feed, first, null, NOW.plus(Duration.ofHours(5)));
        assertThat(asked).hasSize(1);
        var second = subscriber.subscribed(feed, first, null, NOW.plus(Duration.ofHours(7)));
        assertThat(asked).hasSize(2);
        var until = NOW.plus(Duration.ofDays(10));
        subscriber.subscribed(feed, second, until, NOW.plus(Duration.ofDays(8)));
        assertThat(asked).hasSize(2);
        subscriber.subscribed(feed, second, until, NOW.plus(Duration.ofDays(9).plusHours(1)));

        assertThat(asked).hasSize(3);
        assertThat(subscriber.subscribed(feed, null, null, NOW)).isNull();
    }

    @Test
    void shortLeaseIsRenewedBeforeItsEnd() {
        var subscriber = subscriber();
        var hub = new Hub("https://hub.example/", TOPIC, NOW, 0);
        var until = NOW.plus(Duration.ofHours(3));
        subscriber.subscribed(feed, hub, until, NOW.plus(Duration.ofMinutes(119)));
        assertThat(asked).isEmpty();
        var again = subscriber.subscribed(feed, hub, until, NOW.plus(Duration.ofMinutes(121)));
        subscriber.subscribed(feed, again, until, NOW.plus(Duration.ofMinutes(122)));
        assertThat(asked).hasSize(1);
        subscriber.subscribed(feed, again, until, NOW.plus(Duration.ofHours(4)));

        assertThat(asked).hasSize(2);
    }

    @Test
    void hubsThatDoNotAnswerHoldUpNobodyAndAreNotAskedWithoutBound() {
        List<Runnable> waiting = new ArrayList<>();
        var settings = new PushSettings("https://t.example/tidings", null, List.of(KEY));
        var subscriber = new Subscriber(settings, request -> new Failure(Reason.TIMEOUT, "", true), waiting::add);
        var hub = new Hub("https://hub.example/", TOPIC, null, 0);
        for (var i = 0; i < 100; i++) {
            subscriber.subscribed(feed, hub, null, NOW);
        }
        assertThat(waiting).hasSize(64);
        assertThat(subscriber.subscribed(feed, hub, null, NOW)).isEqualTo(hub);
        waiting.forEach(Runnable::run);

        assertThat(subscriber.subscribed(feed, hub, null, NOW).asked()).isEqualTo(NOW);
    }

    @Test
    void hubThatMissesItemsIsNotReliedOnUntilItAnnouncesAgain() {
        var hubs = subscriber();
        var hub = new Hub("https://hub.example/", TOPIC, NOW, 0);
        var missed = hubs.polled(hubs.polled(hub, 2, false, false), 1, false, false);

        assertThat(missed).isNotNull();
        assertThat(missed.missed()).isEqualTo(3);
        assertThat(hubs.polled(missed, 0, false, false)).isEqualTo(missed);
        assertThat(hubs.polled(missed, 1, true, false)).isEqualTo(hub);
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThat(PushSettings.OFF.on()).isFalse();
        refused("secrets is missing", () -> new PushSettings("https://t.example", null, List.of()));
        refused("32 characters", () -> new PushSettings("https://t.example", null, List.of("short")));
        refused("web address", () -> new PushSettings("t.example", null, List.of(KEY)));
        refused("listen", () -> new PushSettings(null, "8322", List.of()));
        assertThat(new PushSettings("https://t.example/", null, List.of(KEY)).toString())
                .doesNotContain(KEY);
    }

    private static void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(message);
    }

    private PushListener listener(List<String> keys) {
        var settings = new PushSettings("https://t.example/tidings", "127.0.0.1:0", keys);
        NoticeSink sink = notice -> kafkaIsUp && notices.add(notice);
        return new PushListener(settings, sink, new IngestMetrics(new SimpleMeterRegistry()), () -> NOW);
    }

    private Subscriber subscriber() {
        var settings = new PushSettings("https://t.example/tidings", null, List.of(KEY));
        return new Subscriber(
                settings,
                request -> {
                    asked.add(request);
                    return new Failure(Reason.TIMEOUT, "no end", true);
                },
                Runnable::run);
    }

    /** What the hub is told when a subscription is asked for. */
    private Map<String, String> ask() {
        subscriber().subscribed(feed, new Hub("https://hub.example/", TOPIC, null, 0), null, NOW);
        Map<String, String> form = new HashMap<>();
        for (var field : new String(asked.getLast().body(), UTF_8).split("&")) {
            var parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    private String callback(Map<String, String> form) {
        return form.get("hub.callback").replace("https://t.example", "http://127.0.0.1:" + listener.port());
    }

    private URI verification(Map<String, String> form, String mode, String topic, String lease) {
        return URI.create(callback(form) + "?hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, UTF_8)
                + "&hub.challenge=challenge+%26+more&hub.lease_seconds=" + lease);
    }

    private HttpResponse<String> get(URI url) throws Exception {
        return hub.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Map<String, String> form, String body, @Nullable String method, String secret)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(callback(form))).POST(BodyPublishers.ofString(body));
        if (method != null) {
            var algorithm = "Hmac" + method.toUpperCase(java.util.Locale.ROOT);
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            request.header(
                    "X-Hub-Signature", method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8))));
        }
        return hub.send(request.build(), BodyHandlers.ofString());
    }
}
