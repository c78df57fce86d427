package org.chengxin.cli;

import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.CityProblem;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.Members;
import org.chengxin.sdk.SigningKey;

/** What the chain says of a key before anything is signed with it. */
public final class KeyOnChain {

    /** The chain takes nothing that this key signs, now or ever. */
    public static final class Unfit extends CommandFailure {

        private static final long serialVersionUID = 1L;

        private Unfit(String line) {
            super(ExitCode.NO_KEY, line);
        }

        private Unfit(String line, Throwable cause) {
            super(ExitCode.NO_KEY, line, cause);
        }
    }

    private KeyOnChain() {}

    /**
     * The highest sequence that the chain has seen of an active key.
     *
     * @param keyring where the key is from
     * @throws Unfit when the chain does not know the key, or it is not active
     */
    public static long top(CityNodes nodes, Keyring keyring, SigningKey key) throws InterruptedException {
        try {
            Members state = nodes.ask(node -> node.get("keys/" + key.id().path()));
            if (state.text("status").equals("active")) return state.number("top");
            throw new Unfit("the key in " + keyring.file(key.id().organisation()) + " is " + state.text("status")
                    + " on the chain; put an active key of the authority there");
        } catch (CityProblem unknown) {
            if (unknown.status() != 404) throw unknown;
            throw new Unfit(
                    "the chain does not know the key in "
                            + keyring.file(key.id().organisation())
                            + "; it belongs to another city, or a registrar has to vouch for it first",
                    unknown);
        }
    }
}
