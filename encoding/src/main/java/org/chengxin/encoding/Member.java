package org.chengxin.encoding;

import java.nio.charset.StandardCharsets;

/** One member of an object: its name, what it looks like, and which component of which record it is. */
final class Member {

    /** Which record a member belongs to. */
    enum Owner {
        /** The record that the object is. */
        RECORD,
        /** The record inlined into it. */
        INLINED,
        /** None: the name of the chosen record. */
        CHOICE
    }

    final String name;
    final Owner owner;
    final int component;
    final boolean optional;
    final Shape shape;

    /** The name as it is written, with quotes and colon. */
    final byte[] prefix;

    private Member(String name, Owner owner, int component, boolean optional, Shape shape) {
        this.name = name;
        this.owner = owner;
        this.component = component;
        this.optional = optional;
        this.shape = shape;
        CanonicalWriter writer = new CanonicalWriter(name.length() + 3);
        writer.string(name);
        writer.write(':');
        this.prefix = writer.toArray();
    }

    /** A member that holds a component of a record. */
    static Member of(String name, Owner owner, int component, boolean optional, Shape shape) {
        return new Member(name, owner, component, optional, shape);
    }

    /** The member that says which record was chosen. */
    static Member choice(String name, String chosen) {
        return new Member(name, Owner.CHOICE, -1, false, new Constant(chosen));
    }

    /** A string that is always the same. */
    private static final class Constant implements Shape {
        private final byte[] written;

        Constant(String text) {
            written = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void write(CanonicalWriter out, Object ignored) {
            out.write(written);
        }

        @Override
        public Object read(StrictReader in) {
            if (!in.skip(written)) {
                // The reader looked ahead and found this string, so only another spelling of it can be here.
                throw in.fault(MalformedException.Fault.NOT_CANONICAL, in.offset());
            }
            return this;
        }
    }
}
