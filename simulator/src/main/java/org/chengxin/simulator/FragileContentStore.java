package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.store.memory.MemoryContentStore;

/** The content store as a process sees it whose writes may fail and kill. */
final class FragileContentStore implements ContentStore {

    private final MemoryContentStore store;
    private final Faults faults;
    private final Sabotage sabotage;
    private final List<Holding> volatileHoldings = new ArrayList<>();

    FragileContentStore(MemoryContentStore store, Faults faults, Sabotage sabotage) {
        this.store = store;
        this.faults = faults;
        this.sabotage = sabotage;
    }

    @Override
    public void put(Collection<StoredContent> contents) {
        faults.around(() -> store.put(contents));
        if (sabotage == Sabotage.CONTENTS_ARE_LOST)
            contents.forEach(content -> volatileHoldings.add(content.holding()));
    }

    /** The store itself. */
    MemoryContentStore itself() {
        return store;
    }

    /** Power is lost: a store that keeps its promise has nothing to lose. */
    void losePower() {
        store.destroy(volatileHoldings);
        volatileHoldings.clear();
    }

    @Override
    public void destroy(Collection<Holding> holdings) {
        if (sabotage != Sabotage.CONTENTS_ARE_KEPT) faults.around(() -> store.destroy(holdings));
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
    public void forEachHolding(Consumer<Holding> visitor) {
        store.forEachHolding(visitor);
    }

    @Override
    public void close() {}
}
