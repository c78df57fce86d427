package org.chengxin.api.organisations;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.Role;
import org.chengxin.merkle.ProofFile;

/**
 * A registered organisation.
 *
 * @param height       of the block after which this holds
 * @param organisation the value in the state
 * @param proof        proof of that value, when asked for; it may be of a later height than the answer's
 * @param roles        the roles that it holds now
 * @param uscc         its code
 */
public record OrganisationAnswer(
        long height, Organisation organisation, Optional<ProofFile> proof, List<Role> roles, Uscc uscc) {}
