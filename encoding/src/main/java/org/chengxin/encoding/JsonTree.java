package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.DUPLICATE_MEMBER;
import static org.chengxin.encoding.MalformedException.Fault.SYNTAX;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON as a tree of strings, integers, booleans, lists and sorted maps. */
final class JsonTree {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private JsonTree() {}

    static Object read(byte[] bytes) {
        StrictReader in = StrictReader.lenient(bytes);
        in.space();
        Object value = value(in);
        in.finish();
        return value;
    }

    private static Object value(StrictReader in) {
        return switch (in.peek()) {
            case '{' -> object(in);
            case '[' -> array(in);
            case '"' -> in.string();
            case 't', 'f' -> in.bool();
            case 'n' -> {
                if (!in.skipNull()) throw in.fault(SYNTAX, in.offset());
                yield Json.JsonNull.NULL;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> in.integer();
            default -> throw in.fault(SYNTAX, in.offset());
        };
    }

    private static List<Object> array(StrictReader in) {
        List<Object> elements = new ArrayList<>();
        in.open('[');
        in.space();
        while (in.peek() != ']') {
            if (!elements.isEmpty()) in.punctuation(',');
            in.space();
            elements.add(value(in));
            in.space();
        }
        in.close(']');
        return Collections.unmodifiableList(elements);
    }

    private static SortedMap<String, Object> object(StrictReader in) {
        SortedMap<String, Object> members = new TreeMap<>();
        in.open('{');
        in.space();
        while (in.peek() != '}') {
            if (!members.isEmpty()) in.punctuation(',');
            in.space();
            int nameAt = in.offset();
            if (in.peek() != '"') throw in.fault(SYNTAX, nameAt);
            String name = in.string();
            if (members.containsKey(name)) throw in.fault(DUPLICATE_MEMBER, nameAt);
            in.punctuation(':');
            in.space();
            members.put(name, value(in));
            in.space();
        }
        in.close('}');
        return Collections.unmodifiableSortedMap(members);
    }

    static byte[] write(Object tree) {
        CanonicalWriter out = new CanonicalWriter(256);
        write(out, tree);
        return out.toArray();
    }

    private static void write(CanonicalWriter out, Object tree) {
        switch (tree) {
            case String text -> out.string(text);
            case Long number -> out.integer(number);
            case Integer number -> out.integer(number);
            case Boolean truth -> out.write(truth ? TRUE : FALSE);
            case List<?> elements -> {
                out.open('[');
                boolean first = true;
                for (Object element : elements) {
                    if (!first) out.write(',');
                    first = false;
                    write(out, element);
                }
                out.close(']');
            }
            case Map<?, ?> members -> {
                SortedMap<String, Object> sorted = new TreeMap<>();
                members.forEach((name, value) -> sorted.put((String) name, value));
                out.open('{');
                boolean first = true;
                for (Map.Entry<String, Object> member : sorted.entrySet()) {
                    if (!first) out.write(',');
                    first = false;
                    out.string(member.getKey());
                    out.write(':');
                    write(out, member.getValue());
                }
                out.close('}');
            }
            default ->
                throw new IllegalArgumentException(
                        "canonical JSON cannot carry " + tree.getClass().getName());
        }
    }
}
