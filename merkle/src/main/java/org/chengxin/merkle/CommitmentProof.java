package org.chengxin.merkle;

/** An ICS 23 proof that a path has a value, or that it has none. */
public sealed interface CommitmentProof permits ExistenceProof, NonExistenceProof {

    /** The message {@code cosmos.ics23.v1.CommitmentProof}, in the one byte form that its libraries write. */
    default byte[] encode() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads what {@link #encode} writes for proofs of our specification.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    static CommitmentProof decode(byte[] bytes) {
        throw new UnsupportedOperationException("" + bytes.length);
    }
}
