package org.chengxin.api.governance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.chengxin.api.governance.GovernanceAnswers.Authorities;
import org.chengxin.api.governance.GovernanceAnswers.Authority;
import org.chengxin.api.governance.GovernanceAnswers.Catalogue;
import org.chengxin.api.governance.GovernanceAnswers.Editions;
import org.chengxin.api.governance.GovernanceAnswers.MayPublish;
import org.chengxin.api.reading.Versions;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.CatalogueKey;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.EditionKey;
import org.chengxin.ledger.governance.EditionsKey;
import org.chengxin.ledger.governance.ItemKey;
import org.chengxin.ledger.governance.MemberIndex;
import org.chengxin.ledger.governance.MembersKey;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleKey;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.state.StateVersion;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the city has voted for. */
@RestController
class GovernanceRoutes {

    private final Node node;
    private final Versions versions;
    private final Clock clock;

    GovernanceRoutes(Node node, Versions versions, Clock clock) {
        this.node = node;
        this.versions = versions;
        this.clock = clock;
    }

    /** The kinds of record that may be collected, each with its legal basis. */
    @GetMapping(path = "/catalogue", produces = "application/json")
    Catalogue catalogue() {
        StateVersion version = versions.newest(false);
        View view = version.view();
        List<CatalogueItem> items = view.find(new CatalogueKey()).stream()
                .flatMap(index -> index.items().stream())
                .flatMap(id -> view.find(new ItemKey(id)).stream())
                .toList();
        return new Catalogue(version.height(), items);
    }

    /** The editions of the rules on display. */
    @GetMapping(path = "/editions", produces = "application/json")
    Editions editions() {
        StateVersion version = versions.newest(false);
        View view = version.view();
        List<Edition> editions = view.find(new EditionsKey()).stream()
                .flatMap(index -> index.editions().stream())
                .flatMap(id -> view.find(new EditionKey(id)).stream())
                .toList();
        return new Editions(editions, version.height());
    }

    /** Who acts for the city, and for what. */
    @GetMapping(path = "/authorities", produces = "application/json")
    Authorities authorities() {
        StateVersion version = versions.newest(false);
        View view = version.view();
        SortedSet<Uscc> members = new TreeSet<>(
                view.find(new MembersKey()).map(MemberIndex::members).orElse(List.of()));
        SortedSet<Uscc> all = new TreeSet<>(members);
        for (Role role : Role.values()) all.addAll(node.views().holders(role));
        long now = clock.now();
        return new Authorities(
                all.stream()
                        .map(uscc -> authority(view, uscc, members.contains(uscc), now))
                        .toList(),
                version.height());
    }

    private Authority authority(View view, Uscc uscc, boolean member, long now) {
        Optional<Organisation> organisation = view.find(new OrganisationKey(uscc));
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> view.find(new RoleKey(uscc, role))
                        .filter(grant -> grant.heldAt(now))
                        .isPresent())
                .toList();
        List<MayPublish> entitlements = node.views().entitlements(uscc).stream()
                .filter(entitlement -> view.find(entitlement).isPresent())
                .map(entitlement -> new MayPublish(entitlement.decidedBy(), entitlement.item()))
                .toList();
        return new Authority(
                entitlements, member, organisation.map(Organisation::name).orElse(""), roles, uscc);
    }
}
