package org.chengxin.stories.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.embedded.BlockSigner;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.SigningKey;

/** An invented city with a few publishers, whose keys live as long as the run. */
final class BenchCity {

    /** How many authorities publish side by side: a key may be at most 1,024 sequences ahead of the state. */
    static final int PUBLISHERS = 16;

    private static final int BLOCK_TRANSACTIONS = 10_000;

    private final SigningKey operator = SigningKey.generate(uscc("11", 1), Algorithm.EDDSA);
    private final SigningKey validator = SigningKey.generate(uscc("11", 1), Algorithm.EDDSA);
    private final List<SigningKey> publishers = new ArrayList<>();
    private final Genesis genesis;

    BenchCity(long now) {
        for (int number = 0; number < PUBLISHERS; number++)
            publishers.add(SigningKey.generate(uscc("11", 10 + number), Algorithm.EDDSA));
        this.genesis = genesis(now);
    }

    Genesis genesis() {
        return genesis;
    }

    List<SigningKey> publishers() {
        return publishers;
    }

    /** A catalogue item whose penalties may be general. */
    ItemId item() {
        return genesis.items().stream()
                .filter(item -> item.kind() == RecordKind.PENALTY && item.hasLevel(Level.GENERAL))
                .findFirst()
                .orElseThrow()
                .id();
    }

    BlockSigner signer() {
        return new BlockSigner() {
            @Override
            public Bytes publicKey() {
                return validator.jwk().x();
            }

            @Override
            public Bytes sign(byte[] message) {
                return Bytes.owned(validator.sign(message));
            }
        };
    }

    /** The code of an invented organisation in the area 999999. */
    static Uscc uscc(String prefix, int number) {
        String digits = Integer.toString(number);
        String body = prefix + "999999" + "0".repeat(9 - digits.length()) + digits;
        return new Uscc(body + Uscc.checkCharacter(body));
    }

    private Genesis genesis(long now) {
        List<CatalogueItem> items = StandardCatalogue.items().stream()
                .sorted(Comparator.comparing(CatalogueItem::id))
                .toList();
        List<Edition> editions = StandardCatalogue.editions().stream()
                .sorted(Comparator.comparing(Edition::id))
                .toList();
        List<Genesis.FirstOrganisation> organisations = new ArrayList<>();
        organisations.add(organisation(operator, "示例运营者", List.of(), List.of()));
        for (SigningKey publisher : publishers) {
            Uscc uscc = publisher.id().organisation();
            organisations.add(organisation(
                    publisher,
                    "示例公示机关",
                    List.of(Role.PUBLISHER),
                    items.stream()
                            .map(item -> new Genesis.FirstEntitlement(uscc, item.id()))
                            .toList()));
        }
        return new Genesis(
                new ChainState("shili-bench", "示例市", "Example City", true, 0, 1, BLOCK_TRANSACTIONS),
                now,
                List.of(new Genesis.Validator("bench", validator.jwk().x(), 10)),
                List.of(operator.id().organisation()),
                organisations,
                items,
                editions);
    }

    private static Genesis.FirstOrganisation organisation(
            SigningKey key, String name, List<Role> roles, List<Genesis.FirstEntitlement> entitlements) {
        return new Genesis.FirstOrganisation(
                key.id().organisation(),
                name,
                LocalDate.parse("2020-01-01"),
                Optional.empty(),
                List.of(key.jwk()),
                roles,
                entitlements);
    }
}
