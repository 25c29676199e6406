package tidings.net;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Makes the calls of the HTTP library, each to one URL, with nothing followed, repeated or remembered on its own. */
final class Transport implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofSeconds(15);
    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String userAgent;
    private final Set<String> unverified;
    private final OkHttpClient verifying;
    private final OkHttpClient trusting;

    Transport(NetSettings settings, Dns dns) {
        this.userAgent = settings.userAgent();
        this.unverified = settings.unverified();
        this.verifying = client(settings, dns);
        this.trusting = TrustingTls.apply(verifying);
    }

    /** A call that is ready to run; the progress hears how far it has come and which headers it has received. */
    Call call(Step step, Progress progress) {
        Request.Builder request = new Request.Builder()
                .url(step.url())
                .method(step.method(), body(step))
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", Decoder.ACCEPTED)
                .header("Accept", "*/*")
                .tag(Progress.class, progress);
        okhttp3.Headers.Builder headers = request.build().headers().newBuilder();
        if (step.body() != null) {
            headers.set("Connection", "close"); // a kept connection may be closed by then, and a body is sent only once
        }
        step.headers().forEach((name, value) -> headers.removeAll(name).addUnsafeNonAscii(name, value));
        OkHttpClient client =
                step.unverified() || unverified.contains(step.url().host()) ? trusting : verifying;
        return client.newCall(request.headers(headers.build()).build());
    }

    /** Breaks every call under way and drops the connections. */
    @Override
    public void close() {
        verifying.dispatcher().cancelAll();
        verifying.connectionPool().evictAll();
    }

    private static OkHttpClient client(NetSettings settings, Dns dns) {
        return new OkHttpClient.Builder()
                .dns(dns)
                .socketFactory(new GuardedSocketFactory(new AddressGuard(settings.allow())))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .pingInterval(PING)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
                .eventListenerFactory(Transport::listener)
                .addNetworkInterceptor(Transport::keepHeaders)
                .build();
    }

    private static EventListener listener(Call call) {
        Progress progress = call.request().tag(Progress.class);
        return new StageListener(requireNonNull(progress, "progress"));
    }

    /**
     * Hands the headers on, and hides from the library that the server may want the request again: it would repeat it at
     * once, and it throws an unchecked exception at a {@code Retry-After} of more than nine digits.
     */
    private static Response keepHeaders(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.body().contentLength() < -1) {
            // The library would read on, and leave the connection open when that fails.
            throw new ProtocolException("negative Content-Length");
        }
        requireNonNull(chain.request().tag(Progress.class), "progress").received(response.headers());
        return response.newBuilder().header("Retry-After", "1").build();
    }

    private static @Nullable RequestBody body(Step step) {
        byte[] bytes = step.body();
        boolean needed = List.of("POST", "PUT", "PATCH").contains(step.method());
        return bytes == null && !needed ? null : new OnceBody(requireNonNullElse(bytes, new byte[0]));
    }

    /** A body that the library must not send a second time: whether to repeat is the caller's decision. */
    private static final class OnceBody extends RequestBody {

        private final byte[] bytes;

        OnceBody(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public okhttp3.@Nullable MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
