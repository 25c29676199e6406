package tidings.ingest.fetch;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of fetching a feed. */
public sealed interface Fetched {
    /**
     * The server sent a body. The array is not copied: read it only.
     *
     * @param bytes the body, decompressed
     * @param contentType the header's value
     * @param url the address that answered, after redirects
     * @param movedTo where it moved for good: the address after redirects that were all permanent; null if it did not
     * @param validators to be sent the next time
     * @param status the status code
     * @param fresh how long the server says that it stays as it is; null if it does not
     * @param hub the hub that announces its changes, as the server's headers name it; null if they do not
     * @param self its own address, as the server's headers name it
     */
    record Body(
            byte[] bytes,
            @Nullable String contentType,
            URI url,
            @Nullable URI movedTo,
            Validators validators,
            int status,
            @Nullable Duration fresh,
            @Nullable String hub,
            @Nullable String self)
            implements Fetched {
        public Body {
            requireNonNull(bytes, "bytes");
            requireNonNull(url, "url");
            requireNonNull(validators, "validators");
        }

        /** The same without its bytes, once they are read. */
        public Body read() {
            return new Body(new byte[0], contentType, url, movedTo, validators, status, fresh, hub, self);
        }
    }

    /**
     * The body is still what it was when the validators were given.
     *
     * @param movedTo as in {@link Body}
     */
    record NotModified(@Nullable URI movedTo) implements Fetched {}

    /**
     * The server says that the feed is gone for good.
     *
     * @param reason what it said, for people
     */
    record Gone(String reason) implements Fetched {
        public Gone {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * There is no body this time.
     *
     * @param kind one of few words, for metrics and records: {@code http-4xx}, {@code timeout}
     * @param reason one line for people, without secrets
     * @param temporary true if it usually passes by itself
     * @param retryAfter how long the server asks to wait; null if it does not
     * @param status the status code, if there was an answer
     */
    record Failed(
            String kind,
            String reason,
            boolean temporary,
            @Nullable Duration retryAfter,
            @Nullable Integer status) implements Fetched {
        public Failed {
            requireNonNull(kind, "kind");
            requireNonNull(reason, "reason");
        }
    }
}
