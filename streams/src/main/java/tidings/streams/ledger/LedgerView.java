package tidings.streams.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the ledger's state stores of this instance, and says which instance to ask where the key is another's.
 *
 * <p>Safe from any thread. Never waits.
 */
public final class LedgerView {
    private static final Serializer<String> KEYS = new StringSerializer();
    private static final String RESTORING = "streams is joining its group or restoring state; ask again in a moment";

    private final Supplier<Optional<KafkaStreams>> streams;
    private final @Nullable HostInfo self;

    /**
     * @param streams the application, once it is started
     * @param self where this instance can be asked, {@code host:port}; null if it cannot
     */
    public LedgerView(Supplier<Optional<KafkaStreams>> streams, @Nullable String self) {
        this.streams = requireNonNull(streams, "streams");
        this.self = self == null ? null : HostInfo.buildFromEndpoint(self);
    }

    /**
     * Looks for a key.
     *
     * @param shelf where
     * @param key what for
     * @param owner what decides the partition: the key itself, but for {@link Shelf#TOLD}, where it is the theme
     */
    public <T> Found<T> look(Shelf<T> shelf, String key, String owner) {
        var running = streams.get();
        if (running.isEmpty()) {
            return new Found.Unknown<>("streams is not started");
        }
        try {
            var here = here(running.get(), shelf, key);
            return here instanceof Found.Here<T> found && found.value() != null
                    ? found
                    : elsewhere(running.get().queryMetadataForKey(shelf.store(), owner, KEYS), here);
        } catch (StreamsNotStartedException | IllegalStateException e) {
            return new Found.Unknown<>(RESTORING);
        }
    }

    /** What this instance holds of a key, asking nobody else. */
    public <T> Found<T> here(Shelf<T> shelf, String key) {
        return streams.get()
                .map(running -> here(running, shelf, key))
                .orElseGet(() -> new Found.Unknown<>("streams is not started"));
    }

    private static <T> Found<T> here(KafkaStreams running, Shelf<T> shelf, String key) {
        try {
            var store = running.store(StoreQueryParameters.fromNameAndType(
                    shelf.store(), QueryableStoreTypes.<String, T>timestampedKeyValueStore()));
            var value = store.get(key);
            return new Found.Here<>(value == null ? null : value.value());
        } catch (InvalidStateStoreException e) {
            return new Found.Unknown<>(RESTORING);
        }
    }

    /** Where the key is not here: whoever keeps its partition has the last word. */
    private <T> Found<T> elsewhere(@Nullable KeyQueryMetadata keeper, Found<T> here) {
        if (self == null) {
            return here; // alone, or nobody knows of the others
        }
        if (keeper == null || keeper.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            return new Found.Unknown<>(RESTORING);
        }
        var host = keeper.activeHost();
        return host.equals(self) ? here : new Found.There<>(host.host(), host.port());
    }
}
