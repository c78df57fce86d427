package org.chengxin.store.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/** Options of a database, kept as long as it is open. Memory is bounded by one cache and one manager of buffers. */
final class Tuning implements AutoCloseable {

    private static final int OPEN_FILES = 512;
    private static final int BLOOM_BITS = 10;
    private static final int BLOCK_BYTES = 8 * 1024;
    private static final int OLD_LOGS = 2;
    /** Full buffers that are kept as files before they are merged with what is older: keys are hashes, so all of it is. */
    private static final int MERGED_AT_ONCE = 8;

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager buffers;
    private final BloomFilter filter;
    private final DBOptions database;
    private final ColumnFamilyOptions family;
    private final WriteOptions unsynced;
    private final WriteOptions synced;

    /**
     * @param compression of table files
     * @param tableBytes  about how long a table file is: the least that rewriting the surroundings of one row costs
     */
    Tuning(Memory memory, CompressionType compression, long tableBytes) {
        cache = new LRUCache(memory.cacheBytes());
        buffers = new WriteBufferManager(memory.bufferBytes(), new LRUCache(memory.bufferBytes()));
        filter = new BloomFilter(BLOOM_BITS, false);
        database = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // All families reach the files together, so that what a loss of power leaves is one moment.
                .setAtomicFlush(true)
                .setWriteBufferManager(buffers)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setKeepLogFileNum(OLD_LOGS)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0);
        long bufferBytes = memory.bufferBytes() / 3;
        family = new ColumnFamilyOptions()
                .setWriteBufferSize(bufferBytes)
                .setMaxWriteBufferNumber(3)
                .setLevel0FileNumCompactionTrigger(MERGED_AT_ONCE)
                .setMaxBytesForLevelBase(MERGED_AT_ONCE * bufferBytes)
                .setLevelCompactionDynamicLevelBytes(true)
                .setCompressionType(compression)
                .setTargetFileSizeBase(tableBytes)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(filter)
                        .setBlockSize(BLOCK_BYTES));
        unsynced = new WriteOptions();
        synced = new WriteOptions().setSync(true);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family() {
        return family;
    }

    /** A write that the process may die after. */
    WriteOptions unsynced() {
        return unsynced;
    }

    /** A write that the machine may die after. */
    WriteOptions synced() {
        return synced;
    }

    @Override
    public void close() {
        synced.close();
        unsynced.close();
        family.close();
        database.close();
        filter.close();
        buffers.close();
        cache.close();
    }
}
