package org.chengxin.ledger.governance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.KeyIndex;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.Role;

/** That the parts of a genesis fit together, as the rules would have seen to had they come by transactions. */
record GenesisShape(
        List<Uscc> members,
        List<Genesis.FirstOrganisation> organisations,
        List<CatalogueItem> items,
        List<Edition> editions) {

    void require() {
        Limits.within("members", members.size(), 1, MemberIndex.MAX);
        Limits.within("organisations", organisations.size(), 1, Genesis.ORGANISATIONS_MAX);
        Limits.within("items", items.size(), 0, CatalogueIndex.MAX);
        Limits.within("editions", editions.size(), 0, EditionIndex.MAX);
        requireSorted("members", members, Function.identity());
        requireSorted("organisations", organisations, Genesis.FirstOrganisation::uscc);
        requireSorted("items", items, CatalogueItem::id);
        requireSorted("editions", editions, Edition::id);
        for (var member : members) requireKeyOf(member);
        requireEntitlementsToKnownThings();
        requireOneEditionADay();
    }

    static void requireOrganisation(
            Uscc uscc,
            String name,
            Optional<String> district,
            List<Jwk> keys,
            List<Role> roles,
            List<Genesis.FirstEntitlement> entitlements) {
        if (uscc.ofNaturalPerson()) throw new IllegalArgumentException("a sole trader is never on the ledger");
        Organisation.requireName(name);
        district.ifPresent(Organisation::requireDistrict);
        Limits.within("keys", keys.size(), 0, KeyIndex.MAX);
        requireDistinct("keys", keys);
        requireDistinct("roles", roles);
        requireDistinct("entitlements", entitlements);
    }

    private void requireKeyOf(Uscc member) {
        boolean hasKey = organisations.stream()
                .anyMatch(organisation -> organisation.uscc().equals(member)
                        && !organisation.keys().isEmpty());
        if (!hasKey) throw new IllegalArgumentException("a member is an organisation with a key");
    }

    private void requireEntitlementsToKnownThings() {
        var authorities = new TreeSet<Uscc>();
        for (var organisation : organisations) authorities.add(organisation.uscc());
        var known = new TreeSet<ItemId>();
        for (var item : items) known.add(item.id());
        for (var organisation : organisations)
            for (var entitled : organisation.entitlements())
                if (!authorities.contains(entitled.decidedBy()) || !known.contains(entitled.item()))
                    throw new IllegalArgumentException(
                            "an entitlement names an organisation and an item of the genesis");
    }

    private void requireOneEditionADay() {
        for (int i = 1; i < editions.size(); i++)
            if (editions.subList(0, i).stream().anyMatch(editions.get(i)::overlaps))
                throw new IllegalArgumentException("two editions are in force on one day");
    }

    private static <T, K extends Comparable<K>> void requireSorted(String what, List<T> list, Function<T, K> key) {
        var order = Comparator.<K>naturalOrder();
        for (int i = 1; i < list.size(); i++)
            if (order.compare(key.apply(list.get(i - 1)), key.apply(list.get(i))) >= 0)
                throw new IllegalArgumentException(what + " are sorted and none is there twice");
    }

    private static void requireDistinct(String what, List<?> list) {
        if (list.stream().distinct().count() != list.size())
            throw new IllegalArgumentException(what + " has one twice");
    }
}
