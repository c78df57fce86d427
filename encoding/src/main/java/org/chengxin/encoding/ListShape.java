package org.chengxin.encoding;

import java.util.ArrayList;
import java.util.List;

/** A {@code List}, written as an array; what is read cannot be modified. */
final class ListShape implements Shape {

    private final Shape element;

    ListShape(Shape element) {
        this.element = element;
    }

    @Override
    public void write(CanonicalWriter out, Object value) {
        out.open('[');
        boolean first = true;
        for (Object each : (List<?>) value) {
            if (!first) out.write(',');
            first = false;
            element.write(out, each);
        }
        out.close(']');
    }

    @Override
    public Object read(StrictReader in) {
        in.open('[');
        List<Object> elements = new ArrayList<>();
        while (in.peek() != ']') {
            if (!elements.isEmpty()) in.punctuation(',');
            elements.add(element.read(in));
        }
        in.close(']');
        return List.copyOf(elements);
    }
}
