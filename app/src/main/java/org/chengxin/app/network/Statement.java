package org.chengxin.app.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.Role;

/**
 * What an organisation says about itself before a network begins.
 *
 * @param authority   signs for the organisation: registrations, publications
 * @param district    district of registration
 * @param established date of establishment
 * @param name        its registered name
 * @param node        the node that it runs, which makes it a member; absent for an authority that runs none
 * @param roles       the roles that it asks for, each once, in the order of the type
 * @param statedAt    when it was made, in milliseconds since 1970-01-01T00:00Z; absent in those of earlier programs
 * @param uscc        its code
 */
public record Statement(
        Jwk authority,
        Optional<String> district,
        LocalDate established,
        String name,
        Optional<StatedNode> node,
        List<Role> roles,
        Optional<Long> statedAt,
        Uscc uscc) {

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException naming what is not of its form
     */
    public Statement {
        roles = List.copyOf(roles);
        if (uscc.ofNaturalPerson()) throw new IllegalArgumentException("a sole trader is never on the ledger");
        Limits.text("name", name, Organisation.NAME_MAX_BYTES);
        district.ifPresent(text -> Limits.text("district", text, Organisation.DISTRICT_MAX_BYTES));
        statedAt.ifPresent(at -> Limits.within("statedAt", at, 0, Genesis.TIME_MAX));
        if (!roles.equals(roles.stream().distinct().sorted().toList()))
            throw new IllegalArgumentException("roles are sorted and none is there twice");
    }

    /** All keys that it names, in the order in which they sign it. */
    public List<Jwk> keys() {
        List<Jwk> keys = new ArrayList<>();
        keys.add(authority);
        node.ifPresent(stated -> keys.addAll(stated.keys()));
        return keys;
    }

    /** The keys that the ledger knows from the start: each is for one program, and the node is one. */
    List<Jwk> ledgerKeys() {
        return node.map(stated -> List.of(stated.operator(), authority, stated.tls()))
                .orElseGet(() -> List.of(authority));
    }
}
