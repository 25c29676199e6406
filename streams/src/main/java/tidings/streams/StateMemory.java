package tidings.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all state stores of one application share. Without it, each segment of each store
 * of each partition would take its own.
 *
 * <p>Safe from any thread. Closed after the application.
 */
final class StateMemory implements AutoCloseable {
    /** Setting that holds this object. */
    static final String SELF = "tidings.state-memory";

    private static final long CACHE_BYTES = 64L << 20;
    private static final long WRITE_BUFFER_BYTES = 24L << 20;
    private static final long BUFFER_BYTES = 4L << 20;
    private static final int SHARD_BITS = -1;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    StateMemory() {
        RocksDB.loadLibrary();
        cache = new LRUCache(CACHE_BYTES, SHARD_BITS, false, 0);
        writeBuffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    private void share(Options options) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    /** Gives each store its share. Kafka creates it by name. */
    public static final class Setter implements RocksDBConfigSetter {
        /** For Kafka. */
        public Setter() {}

        @Override
        public void setConfig(String store, Options options, Map<String, Object> settings) {
            if (settings.get(SELF) instanceof StateMemory memory) {
                memory.share(options);
            }
        }

        @Override
        public void close(String store, Options options) {}
    }
}
