package org.chengxin.merkle.cometbft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * Those who make blocks final, in CometBFT's order: by power, the most first, then by address.
 *
 * @param validators at least one, ordered, no key twice
 */
public record ValidatorSet(List<Validator> validators) {

    /** Most voting power that a set may have together. */
    public static final long MAX_TOTAL_POWER = Long.MAX_VALUE / 8;

    private static final Comparator<Validator> ORDER =
            Comparator.comparingLong(Validator::power).reversed().thenComparing(Validator::address);

    /** Checks order and total power. */
    public ValidatorSet {
        validators = List.copyOf(validators);
        if (validators.isEmpty()) throw new IllegalArgumentException("a validator set has at least one validator");
        long total = 0;
        for (int i = 0; i < validators.size(); i++) {
            if (i > 0 && ORDER.compare(validators.get(i - 1), validators.get(i)) >= 0)
                throw new IllegalArgumentException("validators are ordered by power, then address");
            total += validators.get(i).power();
            if (total > MAX_TOTAL_POWER) throw new IllegalArgumentException("too much voting power");
        }
        if (validators.stream().map(Validator::publicKey).distinct().count() != validators.size())
            throw new IllegalArgumentException("a validator stands in a set once");
    }

    /** The set of these validators, in CometBFT's order. */
    public static ValidatorSet of(Collection<Validator> validators) {
        return new ValidatorSet(validators.stream().sorted(ORDER).toList());
    }

    /** Sum of the voting powers. */
    public long totalPower() {
        return validators.stream().mapToLong(Validator::power).sum();
    }

    /** The validator with an address. */
    public Optional<Validator> find(Bytes address) {
        return validators.stream()
                .filter(validator -> validator.address().equals(address))
                .findFirst();
    }

    /** Hash that headers name: the RFC 6962 root over the validators' keys and powers. */
    public Bytes hash() {
        return Rfc6962.root(validators.stream().map(Validator::encodeForHash).toList());
    }

    /**
     * The message {@code tendermint.types.ValidatorSet}. No hash covers CometBFT's proposer priorities, so they are left
     * at zero, and the proposer is the one that the header beside it names.
     *
     * @throws IllegalArgumentException when the proposer is not in the set
     */
    public byte[] encode(Bytes proposerAddress) {
        Validator proposer = find(proposerAddress)
                .orElseThrow(() -> new IllegalArgumentException("the proposer is one of the validators"));
        var out = new ProtobufWriter();
        for (Validator validator : validators) out.element(1, validator.encode());
        return out.element(2, proposer.encode()).toByteArray();
    }

    /** Reads a set; its proposer is compared when the whole is written again. */
    static ValidatorSet read(ProtobufReader in) {
        List<Validator> validators = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> validators.add(Validator.read(in.message()));
                case 2 -> in.bytes();
                default -> throw in.unknown();
            }
        }
        try {
            return new ValidatorSet(validators);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }
}
