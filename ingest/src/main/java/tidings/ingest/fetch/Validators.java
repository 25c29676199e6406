package tidings.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave with a body, to be sent back so that it need not send the same body again.
 *
 * @param etag the {@code ETag}, as it came
 * @param lastModified the {@code Last-Modified}, as it came
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** None: the body is asked for whatever it is. */
    public static final Validators NONE = new Validators(null, null);
}
