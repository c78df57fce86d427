package org.chengxin.app.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.SigningKey;

/** An invented organisation with fresh keys. */
final class TestOrganisation {

    /** When the organisations state themselves, the first a millisecond after this and the others one by one. */
    static final long STATED_AT = 1_780_000_000_000L;

    private final int number;
    private final Uscc uscc;
    private final boolean member;
    private final List<Role> roles;
    private final SigningKey authority;
    private final SigningKey operator;
    private final SigningKey peer;
    private final SigningKey tls;
    private final SigningKey validator;
    private final SignedStatement signed;

    private TestOrganisation(int number, boolean member, Role... roles) {
        String body = "1199999900000000" + number;
        this.number = number;
        this.uscc = new Uscc(body + Uscc.checkCharacter(body));
        this.member = member;
        this.roles = List.of(roles);
        this.authority = SigningKey.generate(uscc, Algorithm.EDDSA);
        this.operator = SigningKey.generate(uscc, Algorithm.EDDSA);
        this.peer = SigningKey.generate(uscc, Algorithm.EDDSA);
        this.tls = SigningKey.generate(uscc, Algorithm.ES256);
        this.validator = SigningKey.generate(uscc, Algorithm.EDDSA);
        // Once: a second signature with P-256 would be another one.
        this.signed = signed(address(), peer, tls, Optional.of(STATED_AT + number));
    }

    private String address() {
        return "member" + number + ".example:26656";
    }

    static TestOrganisation member(int number, Role... roles) {
        return new TestOrganisation(number, true, roles);
    }

    static TestOrganisation authority(int number, Role... roles) {
        return new TestOrganisation(number, false, roles);
    }

    Uscc uscc() {
        return uscc;
    }

    SigningKey authority() {
        return authority;
    }

    SigningKey operator() {
        return operator;
    }

    SigningKey tls() {
        return tls;
    }

    SigningKey validator() {
        return validator;
    }

    SignedStatement signed() {
        return signed;
    }

    SignedStatement signedAt(String address) {
        return signed(address, peer, tls, Optional.of(STATED_AT + number));
    }

    /** Both hold the private half, as when one made the keys of both. */
    SignedStatement withTlsKeyOf(TestOrganisation other) {
        SigningKey copied = SigningKey.of(uscc, other.tls.jwk(), other.tls.exposedSecret());
        return signed(address(), peer, copied, Optional.of(STATED_AT + number));
    }

    SignedStatement withOneKeyForTwoPurposes() {
        return signed(address(), validator, tls, Optional.of(STATED_AT + number));
    }

    SignedStatement statedAt(Optional<Long> at) {
        return signed(address(), peer, tls, at);
    }

    private SignedStatement signed(String address, SigningKey peerKey, SigningKey tlsKey, Optional<Long> at) {
        StatedNode node = new StatedNode(
                address,
                "https://member" + number + ".example",
                "member" + number + ".example:26660",
                operator.jwk(),
                peerKey.jwk(),
                tlsKey.jwk(),
                validator.jwk());
        List<SigningKey> keys = new ArrayList<>(List.of(authority));
        if (member) keys.addAll(List.of(operator, peerKey, tlsKey, validator));
        return SignedStatement.of(
                new Statement(
                        authority.jwk(),
                        Optional.empty(),
                        LocalDate.parse("2020-01-01"),
                        "示例机关" + number,
                        Optional.of(node).filter(any -> member),
                        roles,
                        at,
                        uscc),
                keys);
    }
}
