package org.chengxin.cli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;

/**
 * What an import has to know of a city before it reads a row.
 *
 * @param chain       id of the chain
 * @param editions    the editions of the display rules
 * @param authorities who acts for the city
 */
record CityRules(String chain, List<Edition> editions, SortedMap<Uscc, Authority> authorities) {

    /**
     * An organisation that acts for the city.
     *
     * @param name  its name
     * @param roles the roles that it holds now
     * @param items what it may publish of each deciding authority
     */
    record Authority(String name, List<Role> roles, SortedMap<Uscc, List<CatalogueItem>> items) {}

    /**
     * Asks a node.
     *
     * @throws org.chengxin.sdk.CityProblem also when the node takes nothing
     */
    static CityRules fetch(ChengxinClient client) throws InterruptedException {
        try {
            String chain = client.chainToWriteTo();
            List<CatalogueItem> items = decode(client.get("catalogue"), "items", CatalogueItem.class);
            List<Edition> editions = decode(client.get("editions"), "editions", Edition.class);
            SortedMap<Uscc, Authority> authorities = new TreeMap<>();
            for (Members authority : client.get("authorities").objects("authorities"))
                authorities.put(new Uscc(authority.text("uscc")), authority(authority, items));
            return new CityRules(chain, editions, authorities);
        } catch (MalformedException | IllegalArgumentException strange) {
            throw new SdkException(
                    SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "GET /catalogue, /editions, /authorities", strange);
        }
    }

    private static Authority authority(Members authority, List<CatalogueItem> items) {
        SortedMap<Uscc, List<CatalogueItem>> mayPublish = new TreeMap<>();
        for (Members entitlement : authority.objects("entitlements")) {
            ItemId id = new ItemId(entitlement.text("item"));
            List<CatalogueItem> ofDecider =
                    mayPublish.computeIfAbsent(new Uscc(entitlement.text("decidedBy")), any -> new ArrayList<>());
            items.stream().filter(item -> item.id().equals(id)).forEach(ofDecider::add);
        }
        List<Role> roles = authority.texts("roles").stream()
                .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        return new Authority(authority.text("name"), roles, mayPublish);
    }

    private static <T> List<T> decode(Members answer, String name, Class<T> type) {
        Codec<T> codec = Codec.of(type);
        return answer.canonicalList(name).stream().map(codec::decode).toList();
    }
}
