/** State and content in RocksDB, one database each. */
package org.chengxin.store.rocksdb;
