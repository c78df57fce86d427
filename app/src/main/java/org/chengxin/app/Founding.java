package org.chengxin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.app.network.Assembly;
import org.chengxin.app.network.DetachedSignature;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.node.state.FirstState;
import org.chengxin.sdk.SigningKey;

/**
 * The first start: keys for everyone, the genesis signed by its member, the operator's token. The genesis is written
 * last, so that a founding that broke off goes on with the keys that it made.
 */
final class Founding {

    private static final int TOKEN_BYTES = 32;

    private final DataDirectory data;
    private final Keys keys;

    Founding(DataDirectory data, Keys keys) {
        this.data = data;
        this.keys = keys;
    }

    /** Founds a city by its plan. */
    void found(CityPlan plan, long now) {
        try {
            PrivateFiles.createFolder(data.keys());
            makeToken(data);
            Genesis genesis = genesis(plan, now);
            SignedGenesis signed = new SignedGenesis(genesis, List.of(sign(genesis, keys.operator(plan.operator()))));
            install(data, signed);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Genesis genesis(CityPlan plan, long now) {
        List<FirstOrganisation> organisations = new ArrayList<>();
        plan.authorities().forEach((uscc, office) -> organisations.add(organisation(plan, uscc, office)));
        return Assembly.genesis(
                new ChainState(
                        plan.chain(),
                        plan.nameZh(),
                        plan.nameEn(),
                        plan.demo(),
                        plan.keyDelay(),
                        Assembly.RULES,
                        Assembly.BLOCK_TRANSACTIONS),
                now,
                List.of(new Genesis.Validator(
                        plan.chain(), keys.validator(plan.operator()).jwk().x(), Assembly.VALIDATOR_POWER)),
                List.of(plan.operator()),
                organisations);
    }

    private FirstOrganisation organisation(CityPlan plan, Uscc uscc, CityPlan.Office office) {
        // The operator has two: one program at a time signs with a key, and the node itself is one of the programs.
        List<Jwk> own = uscc.equals(plan.operator())
                ? List.of(keys.operator(uscc).jwk(), keys.authority(uscc).jwk())
                : List.of(keys.authority(uscc).jwk());
        return Assembly.organisation(uscc, office.name(), office.established(), Optional.empty(), own, office.roles());
    }

    private static String sign(Genesis genesis, SigningKey key) {
        return DetachedSignature.sign(SignedGenesis.TYP, key, SignedGenesis.payload(genesis));
    }

    /** The operator's token, made once. */
    static void makeToken(DataDirectory data) throws IOException {
        if (!Files.exists(data.operatorToken())) PrivateFiles.write(data.operatorToken(), token() + "\n");
    }

    /** Puts a genesis into a data directory, which makes it a city's. */
    static void install(DataDirectory data, SignedGenesis signed) throws IOException {
        PrivateFiles.write(data.genesis(), new GenesisFile(signed, FirstState.root(signed.genesis())).write());
    }

    private static String token() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return Base64Url.encode(token);
    }
}
