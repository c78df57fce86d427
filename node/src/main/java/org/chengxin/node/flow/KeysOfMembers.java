package org.chengxin.node.flow;

import java.util.List;
import java.util.function.Supplier;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;
import org.chengxin.ledger.governance.MemberIndex;
import org.chengxin.ledger.governance.MembersKey;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyStatus;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.MemberKeys;
import org.chengxin.node.state.StateVersion;

/** Looks keys up in the newest state. */
final class KeysOfMembers implements MemberKeys {

    private final Supplier<StateVersion> newest;
    private final Clock clock;

    KeysOfMembers(Supplier<StateVersion> newest, Clock clock) {
        this.newest = newest;
        this.clock = clock;
    }

    @Override
    public List<Uscc> membersWith(Jwk key) {
        StateVersion version = newest.get();
        View view = version.view();
        long time = version.judgedAt(clock.now());
        return view.find(new MembersKey()).map(MemberIndex::members).orElse(List.of()).stream()
                .filter(member -> view.find(new KeyKey(KeyId.of(member, key.thumbprint())))
                        .filter(state -> state.statusAt(time) == KeyStatus.ACTIVE)
                        .isPresent())
                .toList();
    }
}
