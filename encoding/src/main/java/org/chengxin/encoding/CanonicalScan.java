package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.DUPLICATE_MEMBER;
import static org.chengxin.encoding.MalformedException.Fault.KIND;
import static org.chengxin.encoding.MalformedException.Fault.MEMBER_ORDER;
import static org.chengxin.encoding.MalformedException.Fault.SYNTAX;

import java.util.ArrayList;
import java.util.List;

/** Steps over canonical values without knowing their type, checking everything that canonical JSON asks of them. */
final class CanonicalScan {

    /** The name of a member and the offset at which it stands. */
    record NameAt(String name, int offset) {}

    private CanonicalScan() {}

    /** Steps over one value. */
    static void value(StrictReader in) {
        switch (in.peek()) {
            case '{' -> object(in);
            case '[' -> array(in);
            case '"' -> in.string();
            case 't', 'f' -> in.bool();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> in.integer();
            default -> throw in.unexpected();
        }
    }

    private static void array(StrictReader in) {
        in.open('[');
        boolean first = true;
        while (in.peek() != ']') {
            if (!first) in.punctuation(',');
            first = false;
            value(in);
        }
        in.close(']');
    }

    private static void object(StrictReader in) {
        int start = in.offset();
        in.open('{');
        String previous = "";
        boolean first = true;
        while (in.peek() != '}') {
            if (!first) in.punctuation(',');
            int nameAt = in.offset();
            String name = name(in);
            if (!first && previous.compareTo(name) >= 0) throw outOfOrder(in, start, name, nameAt);
            previous = name;
            first = false;
            value(in);
        }
        in.close('}');
    }

    /** Reads a member's name and the colon. */
    private static String name(StrictReader in) {
        if (in.peek() != '"') {
            MalformedException why = in.unexpected();
            if (why.fault() == KIND) throw in.fault(SYNTAX, why.offset());
            throw why;
        }
        String name = in.string();
        in.punctuation(':');
        return name;
    }

    private static MalformedException outOfOrder(StrictReader in, int start, String name, int nameAt) {
        in.moveTo(start + 1);
        while (in.offset() < nameAt) {
            if (name(in).equals(name)) return in.fault(DUPLICATE_MEMBER, nameAt);
            value(in);
            in.punctuation(',');
        }
        return in.fault(MEMBER_ORDER, nameAt);
    }

    /**
     * The names of the object that begins at {@code start}, in whatever order they stand; the reader ends behind its
     * last member. Everything in the object is checked, except the order and number of its own members.
     */
    static List<NameAt> names(StrictReader in, int start) {
        in.moveTo(start + 1);
        List<NameAt> names = new ArrayList<>();
        while (in.peek() != '}') {
            if (!names.isEmpty()) in.punctuation(',');
            int nameAt = in.offset();
            names.add(new NameAt(name(in), nameAt));
            value(in);
        }
        return names;
    }

    /** How deep canonical bytes nest. */
    static int depthOf(byte[] canonical) {
        int depth = 0;
        int deepest = 0;
        boolean inString = false;
        for (int i = 0; i < canonical.length; i++) {
            switch (canonical[i]) {
                case '"' -> inString = !inString;
                case '\\' -> i++;
                case '{', '[' -> {
                    if (!inString) deepest = Math.max(deepest, ++depth);
                }
                case '}', ']' -> {
                    if (!inString) depth--;
                }
                default -> {}
            }
        }
        return deepest;
    }
}
