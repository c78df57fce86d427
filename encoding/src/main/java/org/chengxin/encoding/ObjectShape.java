package org.chengxin.encoding;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Member.Owner;

/** A record as an object whose members stand in the order of RFC 8785, the members of an inlined record among them. */
final class ObjectShape implements Shape {

    private final RecordParts record;
    private final Optional<Inlined> inlined;
    private final Member[] members;

    /** A record whose members are written among those of another, of which it is a component. */
    record Inlined(RecordParts parts, int component) {}

    /** The members must be sorted by name. */
    ObjectShape(RecordParts record, Optional<Inlined> inlined, List<Member> members) {
        this.record = record;
        this.inlined = inlined;
        this.members = members.toArray(Member[]::new);
    }

    @Override
    public void write(CanonicalWriter out, Object value) {
        Object inner = inlined.isPresent() ? record.get(value, inlined.get().component()) : value;
        out.open('{');
        boolean first = true;
        for (Member member : members) {
            Object content =
                    switch (member.owner) {
                        case RECORD -> record.get(value, member.component);
                        case INLINED -> inlined.orElseThrow().parts().get(inner, member.component);
                        case CHOICE -> value;
                    };
            if (member.optional) {
                Optional<?> perhaps = (Optional<?>) content;
                if (perhaps.isEmpty()) continue;
                content = perhaps.get();
            }
            if (!first) out.write(',');
            first = false;
            out.write(member.prefix);
            member.shape.write(out, content);
        }
        out.close('}');
    }

    @Override
    public Object read(StrictReader in) {
        int start = in.offset();
        in.open('{');
        Object[] outer = new Object[record.size()];
        Object[] inner = inlined.isPresent() ? new Object[inlined.get().parts().size()] : outer;
        boolean first = true;
        for (Member member : members) {
            if (begins(in, member, first)) {
                first = false;
                Object content = member.shape.read(in);
                place(member, member.optional ? Optional.of(content) : content, outer, inner);
            } else if (member.optional) {
                place(member, Optional.empty(), outer, inner);
            } else {
                throw MemberFaults.in(members, in, start);
            }
        }
        if (in.peek() != '}') throw MemberFaults.in(members, in, start);
        in.close('}');
        if (inlined.isPresent())
            outer[inlined.get().component()] = inlined.get().parts().construct(inner, start);
        return record.construct(outer, start);
    }

    private static void place(Member member, Object content, Object[] outer, Object[] inner) {
        if (member.owner == Owner.RECORD) outer[member.component] = content;
        else if (member.owner == Owner.INLINED) inner[member.component] = content;
    }

    /** Steps over the comma and the name of a member when they come next. */
    private static boolean begins(StrictReader in, Member member, boolean first) {
        if (first) return in.skip(member.prefix);
        int before = in.offset();
        if (in.skip(',') && in.skip(member.prefix)) return true;
        in.moveTo(before);
        return false;
    }
}
