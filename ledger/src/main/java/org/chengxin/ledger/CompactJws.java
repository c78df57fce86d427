package org.chengxin.ledger;

import java.util.Arrays;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;

/** The three decoded parts of a JWS in compact form (RFC 7515, section 7.1). */
record CompactJws(Bytes header, Bytes payload, Bytes signature, int signingInputLength) {

    private static final byte DOT = '.';

    static CompactJws split(byte[] jws) throws InadmissibleException {
        if (jws.length > SignedTransaction.MAX_BYTES)
            throw new InadmissibleException(AdmissionReason.TRANSACTION_MUST_FIT);
        int first = indexOfDot(jws, 0);
        int second = indexOfDot(jws, first + 1);
        if (first < 0 || second < 0 || indexOfDot(jws, second + 1) >= 0)
            throw new InadmissibleException(AdmissionReason.FORM_MUST_BE_COMPACT_JWS);
        return new CompactJws(
                decode(jws, 0, first, AdmissionReason.HEADER_MUST_BE_BASE64URL),
                decode(jws, first + 1, second, AdmissionReason.PAYLOAD_MUST_BE_BASE64URL),
                decode(jws, second + 1, jws.length, AdmissionReason.SIGNATURE_MUST_BE_BASE64URL),
                second);
    }

    private static int indexOfDot(byte[] jws, int from) {
        for (int i = from; i < jws.length; i++) if (jws[i] == DOT) return i;
        return -1;
    }

    private static Bytes decode(byte[] jws, int from, int to, AdmissionReason otherwise) throws InadmissibleException {
        try {
            return Bytes.owned(Base64Url.decode(Arrays.copyOfRange(jws, from, to)));
        } catch (MalformedException notBase64Url) {
            throw new InadmissibleException(otherwise);
        }
    }
}
