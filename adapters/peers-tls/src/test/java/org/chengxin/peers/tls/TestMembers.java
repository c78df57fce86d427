package org.chengxin.peers.tls;

import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;

/** The genesis of {@link TestGenesis} with two members, and keys for TLS on the ledger. */
final class TestMembers {

    /** Of the first member. */
    static final TestKey FIRST = InsecureTestKeys.es256(TestGenesis.OPERATOR.organisation(), "first tls");
    /** Of the second member. */
    static final TestKey SECOND = InsecureTestKeys.es256(TestGenesis.REGISTRAR.organisation(), "second tls");
    /** Of an organisation that is no member. */
    static final TestKey NO_MEMBER = InsecureTestKeys.es256(TestGenesis.PUBLISHER.organisation(), "publisher tls");
    /** Of the second member, but not on the ledger. */
    static final TestKey UNKNOWN = InsecureTestKeys.es256(TestGenesis.REGISTRAR.organisation(), "unknown tls");

    static final Genesis GENESIS = new Genesis(
            TestGenesis.GENESIS.settings(),
            TestGenesis.GENESIS.time(),
            TestGenesis.GENESIS.validators(),
            Stream.of(FIRST, SECOND).map(TestKey::organisation).sorted().toList(),
            TestGenesis.GENESIS.organisations().stream()
                    .map(TestMembers::withKeyForTls)
                    .toList(),
            TestGenesis.GENESIS.items(),
            TestGenesis.GENESIS.editions());

    private TestMembers() {}

    private static FirstOrganisation withKeyForTls(FirstOrganisation organisation) {
        List<Jwk> keys = new ArrayList<>(organisation.keys());
        Stream.of(FIRST, SECOND, NO_MEMBER)
                .filter(key -> key.organisation().equals(organisation.uscc()))
                .forEach(key -> keys.add(key.jwk()));
        return new FirstOrganisation(
                organisation.uscc(),
                organisation.name(),
                organisation.established(),
                organisation.district(),
                keys,
                organisation.roles(),
                organisation.entitlements());
    }

    /** The key as an operator's file holds it. */
    static TlsKey tls(TestKey key) {
        byte[] number = ((ECPrivateKey) key.secret()).getS().toByteArray();
        byte[] secret = new byte[Jwk.COORDINATE_BYTES];
        int length = Math.min(number.length, secret.length);
        System.arraycopy(number, number.length - length, secret, secret.length - length, length);
        return TlsKey.of(key.jwk(), Bytes.owned(secret));
    }
}
