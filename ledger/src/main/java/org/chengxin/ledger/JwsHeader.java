package org.chengxin.ledger;

import java.util.SortedMap;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;

/** The header of a JWS of ours: exactly {@code alg}, {@code kid} and {@code typ}, in any order and spacing. */
record JwsHeader(Algorithm algorithm, KeyId key) {

    private static final String ALG = "alg";
    private static final String KID = "kid";
    private static final String TYP = "typ";

    static JwsHeader read(byte[] bytes, String expectedTyp) throws InadmissibleException {
        SortedMap<?, ?> members = members(bytes);
        if (!(members.containsKey(ALG) && members.containsKey(KID) && members.containsKey(TYP)))
            throw new InadmissibleException(AdmissionReason.HEADER_MUST_BE_COMPLETE);
        if (members.size() != 3) throw new InadmissibleException(AdmissionReason.HEADER_MUST_HAVE_NO_OTHER_MEMBER);
        if (!(members.get(ALG) instanceof String alg
                && members.get(KID) instanceof String kid
                && members.get(TYP) instanceof String typ))
            throw new InadmissibleException(AdmissionReason.HEADER_VALUES_MUST_BE_TEXT);
        if (!typ.equals(expectedTyp)) throw new InadmissibleException(AdmissionReason.TYP_MUST_BE_CHENGXIN);
        Algorithm algorithm = Algorithm.ofHeader(alg)
                .orElseThrow(() -> new InadmissibleException(AdmissionReason.ALG_MUST_BE_SUPPORTED));
        return new JwsHeader(algorithm, keyId(kid));
    }

    private static SortedMap<?, ?> members(byte[] bytes) throws InadmissibleException {
        try {
            if (Json.read(bytes) instanceof SortedMap<?, ?> members) return members;
        } catch (MalformedException malformed) {
            if (malformed.fault() == Fault.DUPLICATE_MEMBER)
                throw new InadmissibleException(AdmissionReason.HEADER_MEMBERS_MUST_BE_UNIQUE);
        }
        throw new InadmissibleException(AdmissionReason.HEADER_MUST_BE_JSON_OBJECT);
    }

    private static KeyId keyId(String kid) throws InadmissibleException {
        try {
            return new KeyId(kid);
        } catch (IllegalArgumentException notAKeyId) {
            throw new InadmissibleException(AdmissionReason.KID_MUST_BE_KEY_ID);
        }
    }
}
