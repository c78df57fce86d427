package org.chengxin.node.testing;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;

/** A real store with room for something to go wrong in between. */
public class RelayedContentStore implements ContentStore {

    private final ContentStore store;

    /** Hands everything on to {@code store}. */
    public RelayedContentStore(ContentStore store) {
        this.store = store;
    }

    @Override
    public void put(Collection<StoredContent> contents) {
        store.put(contents);
    }

    @Override
    public Optional<StoredContent> find(Bytes commitment) {
        return store.find(commitment);
    }

    @Override
    public boolean holds(Holding holding) {
        return store.holds(holding);
    }

    @Override
    public void destroy(Collection<Holding> holdings) {
        store.destroy(holdings);
    }

    @Override
    public void forEachHolding(Consumer<Holding> visitor) {
        store.forEachHolding(visitor);
    }

    @Override
    public void close() {
        store.close();
    }
}
