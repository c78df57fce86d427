package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.DUPLICATE_MEMBER;
import static org.chengxin.encoding.MalformedException.Fault.MEMBER_ORDER;
import static org.chengxin.encoding.MalformedException.Fault.MISSING_MEMBER;
import static org.chengxin.encoding.MalformedException.Fault.SYNTAX;
import static org.chengxin.encoding.MalformedException.Fault.UNKNOWN_MEMBER;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.encoding.CanonicalScan.NameAt;

/**
 * Finds out, once the members of an object are known not to fit its type, which one does not and why. The form of the
 * whole object is checked before the choice of its members is judged; of several misfits the first counts.
 */
final class MemberFaults {

    private MemberFaults() {}

    /** The misfit in the object that begins at {@code start}. */
    static MalformedException in(Member[] members, StrictReader in, int start) {
        List<NameAt> found = CanonicalScan.names(in, start);
        Set<String> names = new TreeSet<>();
        for (NameAt each : found) names.add(each.name());
        Set<String> seen = new TreeSet<>();
        int expected = 0;
        for (NameAt each : found) {
            int index = indexOf(members, each.name());
            if (index < 0) return in.fault(UNKNOWN_MEMBER, each.offset());
            if (!seen.add(each.name())) return in.fault(DUPLICATE_MEMBER, each.offset());
            if (index < expected) return in.fault(MEMBER_ORDER, each.offset());
            for (int i = expected; i < index; i++) {
                if (members[i].optional) continue;
                boolean later = names.contains(members[i].name);
                return in.fault(later ? MEMBER_ORDER : MISSING_MEMBER, each.offset());
            }
            expected = index + 1;
        }
        for (int i = expected; i < members.length; i++)
            if (!members[i].optional) return in.fault(MISSING_MEMBER, in.offset());
        // Members that all fit were read, so this is not reached; whatever brought us here must still be refused.
        return in.fault(SYNTAX, in.offset());
    }

    private static int indexOf(Member[] members, String name) {
        for (int i = 0; i < members.length; i++) if (members[i].name.equals(name)) return i;
        return -1;
    }
}
