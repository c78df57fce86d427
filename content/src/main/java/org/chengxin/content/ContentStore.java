package org.chengxin.content;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.encoding.Bytes;

/**
 * Keeps the contents of displayed records. Safe for several threads. Every method throws
 * {@link java.io.UncheckedIOException} when the store fails; nothing then is known about what was being written.
 */
public interface ContentStore extends AutoCloseable {

    /**
     * Keeps contents. When this returns they survive a loss of power. It costs about one sync however many they are, so
     * many at once. The same again changes nothing.
     */
    void put(Collection<StoredContent> contents);

    /** A content that opens a commitment, as long as any record holds one. */
    Optional<StoredContent> find(Bytes commitment);

    /** Whether this holder holds this commitment. */
    boolean holds(Holding holding);

    /**
     * Lets go of holdings; contents that nobody holds any more are destroyed. When this returns, no file of the store has
     * a byte of them left, and this survives a loss of power. Costly, so many at once. Holdings that do not exist are
     * passed over.
     */
    void destroy(Collection<Holding> holdings);

    /** Visits every holding there was at the time of the call, in order. */
    void forEachHolding(Consumer<Holding> visitor);

    /** Closes the store; what was put stays. */
    @Override
    void close();
}
