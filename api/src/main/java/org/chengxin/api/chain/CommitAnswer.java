package org.chengxin.api.chain;

import java.util.List;
import java.util.Locale;
import org.chengxin.api.chain.BlockAnswer.BlockIdAnswer;
import org.chengxin.api.chain.BlockAnswer.HeaderAnswer;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * The signatures on a block.
 *
 * @param blockId    the block that they are on
 * @param header     its header
 * @param height     its height
 * @param lightBlock header, commit and validators as CometBFT's protobuf {@code LightBlock}, base64url
 * @param round      round in which it was agreed on
 * @param signatures one for each validator
 */
public record CommitAnswer(
        BlockIdAnswer blockId,
        HeaderAnswer header,
        long height,
        Bytes lightBlock,
        int round,
        List<SignatureAnswer> signatures) {

    /**
     * One validator's signature.
     *
     * @param flag             {@code commit}, {@code nil} or {@code absent}
     * @param signature        its bytes, base64url
     * @param timestamp        time of its vote, RFC 3339
     * @param validatorAddress whose it is, upper-case hexadecimal
     */
    public record SignatureAnswer(String flag, Bytes signature, String timestamp, String validatorAddress) {}

    static CommitAnswer of(LightBlock block) {
        Commit commit = block.commit();
        return new CommitAnswer(
                BlockIdAnswer.of(commit.blockId()),
                HeaderAnswer.of(block.header()),
                commit.height(),
                Bytes.owned(block.encode()),
                commit.round(),
                commit.signatures().stream()
                        .map(signature -> new SignatureAnswer(
                                signature.flag().name().toLowerCase(Locale.ROOT),
                                signature.signature(),
                                signature.timestamp().toString(),
                                Hex.upper(signature.validatorAddress())))
                        .toList());
    }
}
