package tidings.alerts;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Keeps the memory of state stores small: there are five for each partition, and what they hold is little and read
 * seldom. By default each would take some 100 MB outside the heap.
 *
 * <p>Kafka creates one for each store by name.
 */
public final class SmallStores implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 2L << 20;
    private static final long BUFFER_BYTES = 2L << 20;
    private static final int BUFFERS = 2;

    private final Cache cache = new LRUCache(CACHE_BYTES);

    /** For Kafka. */
    public SmallStores() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(cache);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(BUFFERS);
    }

    @Override
    public void close(String store, Options options) {
        cache.close();
    }
}
