package org.chengxin.app.network;

import static org.chengxin.app.network.NetworkReason.ADDRESS_MUST_BE_OF_ONE;
import static org.chengxin.app.network.NetworkReason.KEY_MUST_BE_OF_ONE;
import static org.chengxin.app.network.NetworkReason.NETWORK_MUST_HAVE_A_MEMBER;
import static org.chengxin.app.network.NetworkReason.ORGANISATION_MUST_STATE_ONCE;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.Genesis.FirstEntitlement;
import org.chengxin.ledger.governance.Genesis.FirstOrganisation;
import org.chengxin.ledger.identity.Role;

/** Puts a genesis together: the same from the same parts, whoever does it. */
public final class Assembly {

    /** Version of the rules that a chain begins with. */
    public static final int RULES = 1;
    /** Most transactions in a block. */
    public static final int BLOCK_TRANSACTIONS = 10_000;
    /** Each validator has the same weight. */
    public static final int VALIDATOR_POWER = 10;

    private static final List<CatalogueItem> ITEMS = StandardCatalogue.items().stream()
            .sorted(Comparator.comparing(CatalogueItem::id))
            .toList();
    private static final List<Edition> EDITIONS = StandardCatalogue.editions().stream()
            .sorted(Comparator.comparing(Edition::id))
            .toList();

    private Assembly() {}

    /**
     * The genesis that follows from statements.
     *
     * @param time       of the genesis, in milliseconds since 1970-01-01T00:00Z
     * @param statements in any order
     * @throws NetworkException when they do not fit together
     */
    static Genesis genesis(ChainState settings, long time, List<Statement> statements) {
        List<Statement> sorted = statements.stream()
                .sorted(Comparator.comparing(Statement::uscc))
                .toList();
        List<Statement> members =
                sorted.stream().filter(one -> one.node().isPresent()).toList();
        return genesis(
                settings,
                time,
                members.stream()
                        .map(member -> new Genesis.Validator(
                                member.uscc().text(),
                                member.node().orElseThrow().validator().x(),
                                VALIDATOR_POWER))
                        .toList(),
                members.stream().map(Statement::uscc).toList(),
                sorted.stream().map(Assembly::organisation).toList());
    }

    /** A genesis of these parts with the standard catalogue. */
    public static Genesis genesis(
            ChainState settings,
            long time,
            List<Genesis.Validator> validators,
            List<Uscc> members,
            List<FirstOrganisation> organisations) {
        return new Genesis(settings, time, validators, members, organisations, ITEMS, EDITIONS);
    }

    /** An organisation of the genesis; a publisher may publish all that it decides itself. */
    public static FirstOrganisation organisation(
            Uscc uscc, String name, LocalDate established, Optional<String> district, List<Jwk> keys, Set<Role> roles) {
        List<FirstEntitlement> entitlements = roles.contains(Role.PUBLISHER)
                ? ITEMS.stream()
                        .map(item -> new FirstEntitlement(uscc, item.id()))
                        .toList()
                : List.of();
        return new FirstOrganisation(
                uscc, name, established, district, keys, roles.stream().sorted().toList(), entitlements);
    }

    private static FirstOrganisation organisation(Statement one) {
        return organisation(
                one.uscc(), one.name(), one.established(), one.district(), one.ledgerKeys(), Set.copyOf(one.roles()));
    }

    /**
     * Checks each statement by itself and then all of them together.
     *
     * @throws NetworkException with the first thing that stands against them
     */
    static void require(List<SignedStatement> statements, SignatureCheck check) {
        var organisations = new TreeSet<Uscc>();
        var keys = new TreeMap<String, Uscc>();
        var addresses = new TreeSet<String>();
        for (SignedStatement signed : statements) {
            Statement statement = signed.statement();
            if (!organisations.add(statement.uscc()))
                throw new NetworkException(
                        ORGANISATION_MUST_STATE_ONCE, statement.uscc().text());
            signed.require(check);
            for (Jwk key : statement.keys()) {
                Uscc other = keys.put(key.thumbprint().text(), statement.uscc());
                if (other != null) throw new NetworkException(KEY_MUST_BE_OF_ONE, other + " and " + statement.uscc());
            }
            statement.node().map(StatedNode::address).ifPresent(address -> {
                if (!addresses.add(address)) throw new NetworkException(ADDRESS_MUST_BE_OF_ONE, address);
            });
        }
        if (addresses.isEmpty())
            throw new NetworkException(NETWORK_MUST_HAVE_A_MEMBER, "no statement is of an organisation with a node");
    }
}
