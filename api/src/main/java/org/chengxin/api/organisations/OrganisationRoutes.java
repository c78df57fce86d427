package org.chengxin.api.organisations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ParameterForm;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.Cursor;
import org.chengxin.api.reading.Versions;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.identity.KeyIndex;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.KeysKey;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleKey;
import org.chengxin.ledger.identity.Window;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.merkle.ProofFile;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.OrganisationPage;
import org.chengxin.node.view.Views;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and their keys. */
@RestController
class OrganisationRoutes {

    private final Node node;
    private final Versions versions;
    private final Clock clock;

    OrganisationRoutes(Node node, Versions versions, Clock clock) {
        this.node = node;
        this.versions = versions;
        this.clock = clock;
    }

    /** One organisation by its code; with {@code proof=true} the answer that there is none is proven too. */
    @GetMapping(path = "/organisations/{uscc}", produces = "application/json")
    OrganisationAnswer organisation(
            @PathVariable("uscc") Uscc uscc, @RequestParam(name = "proof", defaultValue = "false") boolean proof) {
        StateVersion version = versions.newest(proof);
        Optional<ProofFile> file = proof ? Optional.of(node.proofs().organisation(version, uscc)) : Optional.empty();
        View view = version.view();
        Organisation organisation = view.find(new OrganisationKey(uscc))
                .orElseThrow(() -> Refused.because(ApiReason.ORGANISATION_MUST_BE_KNOWN, file));
        long now = clock.now();
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> view.find(new RoleKey(uscc, role))
                        .filter(grant -> grant.heldAt(now))
                        .isPresent())
                .toList();
        return new OrganisationAnswer(version.height(), organisation, file, roles, uscc);
    }

    /** Organisations whose name holds a text, in any part of it. */
    @GetMapping(path = "/organisations", produces = "application/json")
    OrganisationsAnswer search(
            @RequestParam("name") String name,
            @RequestParam(name = "cursor", required = false) Optional<Cursor> cursor,
            @RequestParam(name = "limit", defaultValue = "20") int limit) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > Views.SEARCH_MAX_LENGTH)
            throw ParameterForm.malformed(
                    "name must have 1 to " + Views.SEARCH_MAX_LENGTH + " characters without the space around them.");
        ParameterForm.requireLimit(limit);
        OptionalLong after = cursor.map(Cursor::position).orElse(OptionalLong.empty());
        if (after.orElse(0) > Integer.MAX_VALUE) throw Refused.because(ApiReason.CURSOR_MUST_BE_OURS);
        OrganisationPage page = node.views().organisations(text, after, limit);
        return new OrganisationsAnswer(
                Cursor.text(page.next()),
                page.hits().stream()
                        .map(hit -> new OrganisationsAnswer.Hit(hit.organisation(), hit.uscc()))
                        .toList(),
                false);
    }

    /**
     * The keys of an organisation that are neither stopped nor revoked; with {@code proof=true} the answer that there is no
     * such organisation is proven too.
     */
    @GetMapping(path = "/keys/{uscc}", produces = "application/json")
    KeysAnswer keys(
            @PathVariable("uscc") Uscc uscc, @RequestParam(name = "proof", defaultValue = "false") boolean proof) {
        StateVersion version = versions.newest(proof);
        var key = new KeysKey(uscc);
        Optional<ProofFile> file = proof(proof, version, List.of(key.path()));
        return new KeysAnswer(
                version.height(),
                version.view()
                        .find(key)
                        .map(KeyIndex::keys)
                        .orElseThrow(() -> Refused.because(ApiReason.ORGANISATION_MUST_BE_KNOWN, file)),
                file);
    }

    /**
     * One key, with the highest sequence it has used, which is what a program that signs with it has to know; with
     * {@code proof=true} the answer that there is none is proven too.
     */
    @GetMapping(path = "/keys/{uscc}/{thumbprint}", produces = "application/json")
    KeyAnswer key(
            @PathVariable("uscc") Uscc uscc,
            @PathVariable("thumbprint") Thumbprint thumbprint,
            @RequestParam(name = "proof", defaultValue = "false") boolean proof) {
        StateVersion version = versions.newest(proof);
        View view = version.view();
        KeyId id = KeyId.of(uscc, thumbprint);
        Optional<ProofFile> file = proof(proof, version, List.of(new KeyKey(id).path(), new WindowKey(id).path()));
        KeyState key = view.find(new KeyKey(id)).orElseThrow(() -> Refused.because(ApiReason.KEY_MUST_BE_KNOWN, file));
        long top = view.find(new WindowKey(id)).map(Window::top).orElse(0L);
        return new KeyAnswer(version.height(), key, file, key.statusAt(clock.now()), top);
    }

    private Optional<ProofFile> proof(boolean wanted, StateVersion version, List<String> paths) {
        return wanted ? Optional.of(node.proofs().prove(version, paths, Optional.empty())) : Optional.empty();
    }

    /**
     * The keys of an organisation.
     *
     * @param height of the block after which this holds
     * @param keys   thumbprints, sorted
     * @param proof  proof of that list, when asked for
     */
    record KeysAnswer(long height, List<Thumbprint> keys, Optional<ProofFile> proof) {}
}
