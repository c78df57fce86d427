package org.chengxin.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstEntitlement;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.ledger.identity.Role;
import org.chengxin.node.state.FirstState;
import org.chengxin.sdk.SigningKey;

/**
 * The first start: keys for everyone, the genesis signed by its member, the operator's token. The genesis is written
 * last, so that a founding that broke off goes on with the keys that it made.
 */
final class Founding {

    private static final int RULES = 1;
    private static final int BLOCK_TRANSACTIONS = 10_000;
    private static final int VALIDATOR_POWER = 10;
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
            if (!Files.exists(data.operatorToken())) PrivateFiles.write(data.operatorToken(), token() + "\n");
            Genesis genesis = genesis(plan, now);
            SignedGenesis signed = new SignedGenesis(genesis, List.of(sign(genesis, keys.operator(plan.operator()))));
            writeOpenly(data.genesis(), new GenesisFile(signed, FirstState.root(genesis)).write());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Genesis genesis(CityPlan plan, long now) {
        List<CatalogueItem> items = StandardCatalogue.items().stream()
                .sorted(Comparator.comparing(CatalogueItem::id))
                .toList();
        List<Edition> editions = StandardCatalogue.editions().stream()
                .sorted(Comparator.comparing(Edition::id))
                .toList();
        List<FirstOrganisation> organisations = new ArrayList<>();
        plan.authorities().forEach((uscc, office) -> organisations.add(organisation(plan, uscc, office, items)));
        return new Genesis(
                new ChainState(
                        plan.chain(),
                        plan.nameZh(),
                        plan.nameEn(),
                        plan.demo(),
                        plan.keyDelay(),
                        RULES,
                        BLOCK_TRANSACTIONS),
                now,
                List.of(new Genesis.Validator(
                        plan.chain(), keys.validator(plan.operator()).jwk().x(), VALIDATOR_POWER)),
                List.of(plan.operator()),
                organisations,
                items,
                editions);
    }

    private FirstOrganisation organisation(
            CityPlan plan, Uscc uscc, CityPlan.Office office, List<CatalogueItem> items) {
        // The operator has two: one program at a time signs with a key, and the node itself is one of the programs.
        List<Jwk> own = uscc.equals(plan.operator())
                ? List.of(keys.operator(uscc).jwk(), keys.authority(uscc).jwk())
                : List.of(keys.authority(uscc).jwk());
        List<FirstEntitlement> entitlements = office.roles().contains(Role.PUBLISHER)
                ? items.stream()
                        .map(item -> new FirstEntitlement(uscc, item.id()))
                        .toList()
                : List.of();
        return new FirstOrganisation(
                uscc,
                office.name(),
                office.established(),
                Optional.empty(),
                own,
                office.roles().stream().sorted().toList(),
                entitlements);
    }

    /** A JWS with detached payload (RFC 7515, appendix F). */
    private static String sign(Genesis genesis, SigningKey key) {
        String header = "{\"alg\":\"" + Algorithm.EDDSA.header() + "\",\"kid\":\""
                + key.id().text() + "\",\"typ\":\"" + SignedGenesis.TYP + "\"}";
        String protectedHeader = Base64Url.encode(header.getBytes(US_ASCII));
        String input = protectedHeader + "." + Base64Url.encode(SignedGenesis.payload(genesis));
        return protectedHeader + ".." + Base64Url.encode(key.sign(input.getBytes(US_ASCII)));
    }

    private static String token() {
        byte[] token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return Base64Url.encode(token);
    }

    /** The genesis is for everyone: other users of the machine may read it, if they get as far as this folder. */
    private static void writeOpenly(Path file, byte[] bytes) throws IOException {
        PrivateFiles.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
