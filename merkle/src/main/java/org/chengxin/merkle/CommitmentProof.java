package org.chengxin.merkle;

import org.chengxin.merkle.protobuf.ProtobufReader;

/** An ICS 23 proof that a path has a value, or that it has none. */
public sealed interface CommitmentProof permits ExistenceProof, NonExistenceProof {

    /** The path that the proof is about. */
    String path();

    /** The message {@code cosmos.ics23.v1.CommitmentProof}, in the one byte form that its libraries write. */
    byte[] encode();

    /**
     * Reads what {@link #encode} writes: proofs of our specification in their one form, at most
     * {@link Ics23#MAX_DEPTH} deep.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    static CommitmentProof decode(byte[] bytes) {
        var in = new ProtobufReader(bytes);
        if (!in.next()) throw in.unknown();
        CommitmentProof proof =
                switch (in.field()) {
                    case 1 -> ExistenceProof.read(in.message());
                    case 2 -> NonExistenceProof.read(in.message());
                    default -> throw in.unknown();
                };
        ProtobufReader.requireSame(bytes, proof.encode());
        return proof;
    }
}
