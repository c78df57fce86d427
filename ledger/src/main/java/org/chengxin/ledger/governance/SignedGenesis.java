package org.chengxin.ledger.governance;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.DetachedJws;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.PublicKeyRules;

/**
 * A genesis with the signature of each of its members.
 *
 * @param genesis    what is signed, in canonical form
 * @param signatures one JWS in compact form with detached payload (RFC 7515, appendix F) for each member, in the order of
 *                   the members, whose header has exactly {@code alg}, {@code kid} and {@code typ}
 */
public record SignedGenesis(Genesis genesis, List<String> signatures) {

    /** Value of the header member {@code typ}. */
    public static final String TYP = "chengxin-genesis+jws";

    /** Keeps the list from changing. */
    public SignedGenesis {
        signatures = List.copyOf(signatures);
    }

    /** The bytes that members sign, as the payload of their JWS. */
    public static byte[] payload(Genesis genesis) {
        return Codec.of(Genesis.class).encode(genesis);
    }

    /** What stands against beginning a chain with this, if anything. */
    public Optional<GovernanceReason> against(SignatureCheck check) {
        for (var organisation : genesis.organisations())
            if (!organisation.keys().stream().allMatch(PublicKeyRules::allow))
                return Optional.of(GovernanceReason.GENESIS_KEYS_MUST_BE_VALID);
        if (signatures.size() != genesis.members().size())
            return Optional.of(GovernanceReason.GENESIS_MUST_BE_SIGNED_BY_EACH_MEMBER);
        byte[] payload = payload(genesis);
        for (int i = 0; i < signatures.size(); i++) {
            var against = against(genesis.members().get(i), signatures.get(i), payload, check);
            if (against.isPresent()) return against;
        }
        return Optional.empty();
    }

    private Optional<GovernanceReason> against(Uscc member, String text, byte[] payload, SignatureCheck check) {
        var jws = DetachedJws.parse(text, TYP);
        var key = jws.flatMap(signed -> key(member, signed));
        if (key.isEmpty()) return Optional.of(GovernanceReason.GENESIS_MUST_BE_SIGNED_BY_EACH_MEMBER);
        boolean fits = check.fits(
                key.get(),
                jws.get().signingInput(payload),
                jws.get().signature().toArray());
        return fits ? Optional.empty() : Optional.of(GovernanceReason.GENESIS_SIGNATURES_MUST_FIT);
    }

    /** The member's key that a signature names, if it has such a key and that has the algorithm. */
    private Optional<Jwk> key(Uscc member, DetachedJws jws) {
        if (!jws.key().organisation().equals(member)) return Optional.empty();
        return genesis.organisations().stream()
                .filter(organisation -> organisation.uscc().equals(member))
                .flatMap(organisation -> organisation.keys().stream())
                .filter(key -> key.thumbprint().equals(jws.key().thumbprint()))
                .filter(key -> key.algorithm() == jws.algorithm())
                .findFirst();
    }
}
