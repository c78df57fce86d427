package org.chengxin.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Codec;

/**
 * The state while a block is applied: what the reader holds, with the block's changes laid over it. A value is decoded
 * at most once and encoded at most once, however often transactions of the block touch it.
 *
 * <p>For one thread. Only events write: rules get {@link #view()}, so a refusal leaves no trace because it could not
 * have made one.
 */
public final class State implements View {

    private final StateReader reader;
    private final Map<StateKey<?>, Cell> cells = new LinkedHashMap<>();
    private final View view = new View() {
        @Override
        public <V> Optional<V> find(StateKey<V> key) {
            return State.this.find(key);
        }
    };

    /** What is known about a key. */
    private static final class Cell {
        private final String path;
        private Optional<?> value;
        private boolean changed;

        Cell(String path, Optional<?> value) {
            this.path = path;
            this.value = value;
        }
    }

    /** The state that the reader holds, without a change yet. */
    public State(StateReader reader) {
        this.reader = reader;
    }

    /** This state, without the means to write to it. */
    public View view() {
        return view;
    }

    @Override
    public <V> Optional<V> find(StateKey<V> key) {
        return cell(key).value.map(key.type()::cast);
    }

    /** Writes a value. */
    public <V> void put(StateKey<V> key, V value) {
        write(key, Optional.of(value));
    }

    /**
     * Takes a value away.
     *
     * @throws Invariant.Broken when there is none
     */
    public void remove(StateKey<?> key) {
        Invariant.holds(has(key), "only what exists is removed");
        write(key, Optional.empty());
    }

    /** What has been written since the start, in the order of the paths. */
    public List<Change> changes() {
        var changes = new ArrayList<Change>();
        cells.forEach((key, cell) -> {
            if (cell.changed)
                changes.add(new Change(key, cell.path, cell.value, cell.value.map(value -> encode(key, value))));
        });
        changes.sort(Comparator.comparing(Change::path));
        return changes;
    }

    private Cell cell(StateKey<?> key) {
        Cell known = cells.get(key);
        if (known != null) return known;
        String path = key.path();
        var cell = new Cell(path, reader.get(path).map(Codec.of(key.type())::decode));
        cells.put(key, cell);
        return cell;
    }

    private void write(StateKey<?> key, Optional<?> value) {
        Cell cell = cells.get(key);
        if (cell == null) {
            cell = new Cell(key.path(), value);
            cells.put(key, cell);
        }
        cell.value = value;
        cell.changed = true;
    }

    private static <V> byte[] encode(StateKey<V> key, Object value) {
        return Codec.of(key.type()).encode(key.type().cast(value));
    }
}
