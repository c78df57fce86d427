package org.chengxin.simulator;

import java.util.Map;
import java.util.TreeMap;
import org.chengxin.consensus.embedded.BlockSigner;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Uscc;
import org.chengxin.node.port.OperatorSigner;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.TransactionSigner;

/** Keys by their use. Making a key costs more than using it, so those that were made are kept. */
final class Signers {

    private static final Map<String, SigningKey> KEYS = new TreeMap<>();

    private Signers() {}

    /** A key of a company, by the number of both. */
    static synchronized SigningKey companyKey(Uscc company, int number) {
        String name = company.text() + " " + number;
        return KEYS.computeIfAbsent(name, absent -> InsecureKeys.of(company, name));
    }

    /** One of the publisher's keys. */
    static synchronized SigningKey publisherKey(int number) {
        return KEYS.computeIfAbsent("publisher " + number, absent -> InventedCity.publisherKey(number));
    }

    /** Signs votes with the validator's key. */
    static BlockSigner validator() {
        return new BlockSigner() {
            @Override
            public Bytes publicKey() {
                return InventedCity.VALIDATOR_KEY.jwk().x();
            }

            @Override
            public Bytes sign(byte[] message) {
                return Bytes.owned(InventedCity.VALIDATOR_KEY.sign(message));
            }
        };
    }

    /** Signs the node's housekeeping. */
    static OperatorSigner operator() {
        var signer = new TransactionSigner(InventedCity.OPERATOR_KEY);
        return new OperatorSigner() {
            @Override
            public KeyId key() {
                return signer.key();
            }

            @Override
            public byte[] sign(Payload payload) {
                return signer.sign(payload);
            }
        };
    }
}
