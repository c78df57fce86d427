package org.chengxin.node.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.KeyStatus;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleKey;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.node.state.StateVersion;

/**
 * The organisations that hold a role, as signers of documents that are no transactions. Asks the newest state, and checks a
 * signature only of a key that may sign. Safe for several threads.
 */
public final class RoleHolders {

    private final Supplier<StateVersion> newest;
    private final SignatureVerifier verifier;
    private final Clock clock;

    /** What would have had to be true of a document's signature. */
    public enum Objection {
        /** The chain does not know the key, or it is pending, stopped or revoked. */
        KEY_MUST_BE_ACTIVE,
        /** The key is of an organisation without any role. */
        ORGANISATION_MUST_HOLD_A_ROLE,
        /** The signature is not one of the key, or names another algorithm than the key has. */
        SIGNATURE_MUST_FIT
    }

    RoleHolders(Supplier<StateVersion> newest, SignatureVerifier verifier, Clock clock) {
        this.newest = newest;
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * What speaks against a signature being one of an organisation that holds a role.
     *
     * @param id           the key that the document names
     * @param algorithm    the algorithm that it names
     * @param signingInput what was signed
     * @param signature    64 bytes
     */
    public Optional<Objection> against(KeyId id, Algorithm algorithm, byte[] signingInput, byte[] signature) {
        StateVersion version = newest.get();
        View view = version.view();
        long time = version.judgedAt(clock.now());
        Optional<Jwk> key = view.find(new KeyKey(id))
                .filter(state -> state.statusAt(time) == KeyStatus.ACTIVE)
                .map(KeyState::jwk);
        if (key.isEmpty()) return Optional.of(Objection.KEY_MUST_BE_ACTIVE);
        if (!holdsARole(view, id.organisation(), time)) return Optional.of(Objection.ORGANISATION_MUST_HOLD_A_ROLE);
        boolean fits = key.get().algorithm() == algorithm && verifier.verify(key.get(), signingInput, signature);
        return fits ? Optional.empty() : Optional.of(Objection.SIGNATURE_MUST_FIT);
    }

    private static boolean holdsARole(View view, Uscc organisation, long time) {
        return Arrays.stream(Role.values()).anyMatch(role -> view.find(new RoleKey(organisation, role))
                .filter(grant -> grant.heldAt(time))
                .isPresent());
    }
}
