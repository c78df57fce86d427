package org.chengxin.api.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.api.chain.BlockAnswer.HeaderAnswer;
import org.chengxin.api.chain.BlockAnswer.ResultAnswer;
import org.chengxin.api.chain.BlockAnswer.TransactionInBlock;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.ParameterForm;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.reading.Cursor;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.view.RedactedBlock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Blocks, and who signed them. */
@RestController
class ChainRoutes {

    private final Node node;
    private final Consensus consensus;
    private final BlockSummaries summaries;

    ChainRoutes(Node node, Consensus consensus) {
        this.node = node;
        this.consensus = consensus;
        this.summaries = new BlockSummaries(consensus);
    }

    /** Blocks from a height downwards, without their transactions; from the latest when no height is named. */
    @GetMapping(path = "/blocks", produces = "application/json")
    BlocksAnswer blocks(
            @RequestParam(name = "from", required = false) Optional<Long> from,
            @RequestParam(name = "cursor", required = false) Optional<Cursor> cursor,
            @RequestParam(name = "limit", defaultValue = "20") int limit) {
        ParameterForm.requireLimit(limit);
        from.ifPresent(height -> ParameterForm.requireHeight("from", height));
        long latest = consensus.height();
        long start = Math.min(
                latest,
                cursor.map(Cursor::position).orElse(OptionalLong.empty()).orElseGet(() -> from.orElse(latest)));
        List<BlocksAnswer.Summary> page = new ArrayList<>();
        long height = start;
        for (; height > 0 && page.size() < limit; height--)
            summaries.find(height).ifPresent(page::add);
        return new BlocksAnswer(page, latest, Cursor.text(height > 0 ? OptionalLong.of(height) : OptionalLong.empty()));
    }

    /** One block. Transactions about what is displayed no more are there as their hashes, so the header still verifies. */
    @GetMapping(path = "/blocks/{height}", produces = "application/json")
    BlockAnswer block(@PathVariable("height") long height) {
        RedactedBlock block = node.chain().block(height).orElseThrow(() -> Refused.because(ApiReason.BLOCK_MUST_EXIST));
        return new BlockAnswer(
                Hex.upper(block.header().hash()),
                HeaderAnswer.of(block.header()),
                block.header().height(),
                block.header().time().millis(),
                block.entries().stream().map(ChainRoutes::entry).toList());
    }

    private static TransactionInBlock entry(RedactedBlock.Entry entry) {
        Optional<Bytes> jws =
                entry instanceof RedactedBlock.Entry.Shown shown ? Optional.of(shown.jws()) : Optional.empty();
        return new TransactionInBlock(
                Hex.upper(entry.hash()),
                jws.flatMap(ChainRoutes::id),
                jws.map(bytes -> new String(bytes.shared(), StandardCharsets.ISO_8859_1)),
                entry.result().map(result -> new ResultAnswer(result.code(), result.reason())));
    }

    private static Optional<TransactionId> id(Bytes jws) {
        try {
            return Optional.of(SignedTransaction.parse(jws.toArray()).id());
        } catch (InadmissibleException malformed) {
            return Optional.empty();
        }
    }

    /** Header, commit and validators of a block: all that a light client needs. */
    @GetMapping(path = "/blocks/{height}/commit", produces = "application/json")
    CommitAnswer commit(@PathVariable("height") long height) {
        return CommitAnswer.of(light(height));
    }

    /** Who signs the block at a height; the latest when none is named. */
    @GetMapping(path = "/validators", produces = "application/json")
    ValidatorsAnswer validators(@RequestParam(name = "height", required = false) Optional<Long> height) {
        long asked = height.orElseGet(consensus::height);
        return ValidatorsAnswer.of(asked, light(asked).validators());
    }

    private LightBlock light(long height) {
        return consensus.lightBlock(height).orElseThrow(() -> Refused.because(ApiReason.BLOCK_MUST_EXIST));
    }
}
