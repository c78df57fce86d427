package org.chengxin.api.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.ledger.identity.IdentityReason;
import org.chengxin.node.NodeReason;

/** Every code that an answer can hold, with the problem it stands for. */
public final class Codes {

    private static final SortedMap<String, Problem> ALL = all();

    private Codes() {}

    /** The problem of a code. */
    public static Optional<Problem> problem(String code) {
        return Optional.ofNullable(ALL.get(code));
    }

    /** The code of this name, and those whose names begin so, in order. */
    public static SortedMap<String, Problem> startingWith(String text) {
        return ALL.subMap(text, text + Character.MAX_VALUE);
    }

    private static SortedMap<String, Problem> all() {
        SortedMap<String, Problem> problems = new TreeMap<>();
        Stream.<Reason[]>of(
                        AdmissionReason.values(),
                        GovernanceReason.values(),
                        IdentityReason.values(),
                        CreditReason.values())
                .flatMap(Arrays::stream)
                .map(Problem::of)
                .forEach(problem -> problems.put(problem.code(), problem));
        for (ApiReason reason : ApiReason.values()) problems.put(reason.code(), Problem.of(reason));
        for (NodeReason reason : NodeReason.values()) problems.put(reason.code(), Problem.of(reason));
        return Collections.unmodifiableSortedMap(problems);
    }
}
