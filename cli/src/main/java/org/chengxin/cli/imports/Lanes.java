package org.chengxin.cli.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.KeyOnChain;
import org.chengxin.intake.FileKind;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.Sequences;
import org.chengxin.sdk.SigningKey;

/** Chooses who signs an import: the authority that was named, or every one whose key is here and who has the role. */
final class Lanes {

    private final CityNodes nodes;
    private final CityRules rules;
    private final Keyring keyring;
    private final Consumer<String> warnings;

    Lanes(CityNodes nodes, CityRules rules, Keyring keyring, Consumer<String> warnings) {
        this.nodes = nodes;
        this.rules = rules;
        this.keyring = keyring;
        this.warnings = warnings;
    }

    /**
     * The lanes of an import, one at least. A key that the chain does not take is left out, and told, unless its authority
     * was named or there is no other.
     */
    List<Lane> open(FileKind kind, Optional<Uscc> named) throws InterruptedException {
        Role role = kind == FileKind.REGISTRATIONS ? Role.REGISTRAR : Role.PUBLISHER;
        List<Uscc> chosen = named.isPresent()
                ? List.of(named.get())
                : keyring.organisations().stream().filter(holds(role)).toList();
        if (chosen.isEmpty())
            throw new CommandFailure(
                    ExitCode.NO_KEY,
                    "no key of a " + word(role) + " of this city in " + keyring.folder()
                            + "; name the data directory that has it with --data");
        for (Uscc authority : chosen)
            if (!holds(role).test(authority))
                throw new CommandFailure(
                        ExitCode.REFUSED,
                        authority + " is no " + word(role) + " of this city; choose one with --as: "
                                + String.join(", ", holders(role)));
        return active(chosen, role == Role.REGISTRAR ? 1 : chosen.size(), named.isPresent());
    }

    private List<Lane> active(List<Uscc> chosen, int most, boolean named) throws InterruptedException {
        List<Lane> lanes = new ArrayList<>();
        List<KeyOnChain.Unfit> unfit = new ArrayList<>();
        for (Uscc authority : chosen) {
            if (lanes.size() == most) break;
            try {
                lanes.add(open(authority));
            } catch (KeyOnChain.Unfit notActive) {
                unfit.add(notActive);
            }
        }
        if (!unfit.isEmpty() && (named || lanes.isEmpty())) throw unfit.getFirst();
        unfit.forEach(notActive -> warnings.accept("left out: " + notActive.getMessage()));
        return lanes;
    }

    private Lane open(Uscc authority) throws InterruptedException {
        SigningKey key = keyring.key(authority);
        CityRules.Authority rights = Objects.requireNonNull(rules.authorities().get(authority));
        return new Lane(
                authority,
                rules.chain(),
                key,
                new Sequences(KeyOnChain.top(nodes, keyring, key)),
                rights.roles(),
                rights.items());
    }

    private Predicate<Uscc> holds(Role role) {
        return uscc -> rules.authorities().containsKey(uscc)
                && rules.authorities().get(uscc).roles().contains(role);
    }

    private List<String> holders(Role role) {
        return rules.authorities().keySet().stream()
                .filter(holds(role))
                .map(Uscc::text)
                .toList();
    }

    private static String word(Role role) {
        return switch (role) {
            case REGISTRAR -> "registrar";
            case PUBLISHER -> "publisher";
        };
    }
}
