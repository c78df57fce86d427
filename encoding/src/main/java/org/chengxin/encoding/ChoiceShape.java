package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.MISSING_MEMBER;
import static org.chengxin.encoding.MalformedException.Fault.UNKNOWN_CHOICE;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** One of several objects, told apart by the member that names the chosen record. */
final class ChoiceShape implements Shape {

    private final byte[] discriminator;
    private final String discriminatorName;
    private final SortedMap<String, Shape> byName;
    private final Map<Class<?>, Shape> byType;
    private final UnaryOperator<Object> chosen;

    /**
     * A choice.
     *
     * @param chosen gives the record whose class decides: the value itself, or its inlined component
     */
    ChoiceShape(
            String discriminator,
            SortedMap<String, Shape> byName,
            Map<Class<?>, Shape> byType,
            UnaryOperator<Object> chosen) {
        this.discriminatorName = discriminator;
        this.discriminator = ('"' + discriminator + "\":").getBytes(StandardCharsets.UTF_8);
        this.byName = byName;
        this.byType = byType;
        this.chosen = chosen;
    }

    @Override
    public void write(CanonicalWriter out, Object value) {
        Shape shape = byType.get(chosen.apply(value).getClass());
        if (shape == null) throw new IllegalArgumentException("not a case of this choice");
        shape.write(out, value);
    }

    @Override
    public Object read(StrictReader in) {
        if (in.peek() != '{') throw in.unexpected();
        int start = in.offset();
        int depth = in.depth();
        int nameAt = in.find(discriminator);
        if (nameAt < 0) throw undecided(in, start);
        in.moveTo(nameAt + discriminator.length);
        Optional<Shape> shape = named(in);
        if (shape.isEmpty()) throw undecided(in, start);
        in.moveTo(start);
        in.setDepth(depth);
        return shape.get().read(in);
    }

    /** The shape named where the reader stands, if it stands at the name of a shape. */
    private Optional<Shape> named(StrictReader in) {
        try {
            return Optional.ofNullable(byName.get(in.string()));
        } catch (MalformedException malformed) {
            return Optional.empty(); // what stands before it may be malformed too, and then comes first
        }
    }

    /** Why the object says nothing, or nothing known, of its choice. */
    private MalformedException undecided(StrictReader in, int start) {
        in.moveTo(start);
        in.open('{');
        for (CanonicalScan.NameAt each : CanonicalScan.names(in, start)) {
            if (!each.name().equals(discriminatorName)) continue;
            in.moveTo(each.offset() + discriminator.length);
            int valueAt = in.offset();
            in.string();
            return in.fault(UNKNOWN_CHOICE, valueAt);
        }
        return in.fault(MISSING_MEMBER, in.offset());
    }
}
