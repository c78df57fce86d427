package org.chengxin.store.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;

/** Contents in a sorted map. It survives what a simulated machine survives: whoever keeps the object keeps them. */
public final class MemoryContentStore implements ContentStore {

    private static final Bytes LOWEST = Bytes.owned(new byte[Sha256.SIZE]);

    private final TreeMap<Holding, StoredContent> contents = new TreeMap<>();

    @Override
    public synchronized void put(Collection<StoredContent> added) {
        for (StoredContent content : added) contents.put(content.holding(), content);
    }

    @Override
    public synchronized Optional<StoredContent> find(Bytes commitment) {
        var first = contents.ceilingEntry(new Holding(commitment, LOWEST));
        return Optional.ofNullable(first)
                .filter(entry -> entry.getKey().commitment().equals(commitment))
                .map(entry -> entry.getValue());
    }

    @Override
    public synchronized boolean holds(Holding holding) {
        return contents.containsKey(holding);
    }

    @Override
    public synchronized void destroy(Collection<Holding> holdings) {
        holdings.forEach(contents::remove);
    }

    @Override
    public void forEachHolding(Consumer<Holding> visitor) {
        ArrayList<Holding> all;
        synchronized (this) {
            all = new ArrayList<>(contents.keySet());
        }
        all.forEach(visitor);
    }

    @Override
    public void close() {}
}
