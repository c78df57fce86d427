package org.chengxin.sdk;

import java.net.URI;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.light.Misbehaviour;

/**
 * A node has another block at a height than the one that was followed, and both follow from the genesis by what validators
 * signed. A third of them or more have lied.
 *
 * @param node        that has the other block
 * @param followed    the block that was followed
 * @param other       the node's
 * @param commonHeight height of the last block that both histories share; 0 when there is none
 * @param signedBoth  addresses of validators who signed both in one round; none when they were signed in two, where it is
 *                    not to be seen who lied
 */
public record Contradiction(
        URI node, LightBlock followed, LightBlock other, long commonHeight, List<Bytes> signedBoth) {

    /** Keeps the list from changing. */
    public Contradiction {
        signedBoth = List.copyOf(signedBoth);
    }

    static Contradiction of(URI node, Misbehaviour evidence) {
        return new Contradiction(
                node, evidence.first(), evidence.second(), evidence.commonHeight(), evidence.doubleSigners());
    }

    static Contradiction ofBeginnings(URI node, LightBlock followed, LightBlock other) {
        return new Contradiction(node, followed, other, 0, Misbehaviour.signersOfBoth(followed, other));
    }

    /** Height of the two blocks. */
    public long height() {
        return followed.header().height();
    }
}
