package org.chengxin.api.cometbft;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.api.chain.GenesisFile;
import org.chengxin.api.cometbft.BlockForms.BlockAnswer;
import org.chengxin.api.cometbft.BlockForms.CommitAnswer;
import org.chengxin.api.cometbft.NodeForms.HealthAnswer;
import org.chengxin.api.cometbft.NodeForms.NodeInfoForm;
import org.chengxin.api.cometbft.NodeForms.StatusAnswer;
import org.chengxin.api.cometbft.NodeForms.SyncInfoForm;
import org.chengxin.api.cometbft.NodeForms.ValidatorInfoForm;
import org.chengxin.api.cometbft.NodeForms.ValidatorsAnswer;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.Health;
import org.chengxin.node.view.Chain;
import org.chengxin.node.view.RedactedBlock;

/** Answers questions from the port of the engine and the view of blocks, so it serves every engine. */
final class Answerer {

    private static final int PAGE_ORDINARY = 30;
    private static final int PAGE_MOST = 100;

    private final Consensus consensus;
    private final Chain chain;
    private final GenesisFile genesisFile;
    private final String chainId;
    private final long initialHeight;
    private final Optional<OwnValidator> own;

    Answerer(Consensus consensus, Chain chain, GenesisFile genesisFile, Optional<OwnValidator> own) {
        GenesisDocument genesis = GenesisDocument.read(genesisFile.json().toArray());
        this.consensus = consensus;
        this.chain = chain;
        this.genesisFile = genesisFile;
        this.chainId = genesis.chainId();
        this.initialHeight = genesis.initialHeight();
        this.own = own;
    }

    /** The answer, a record of {@link BlockForms} or {@link NodeForms}, or JSON as it is. */
    Object answer(Question question, Parameters parameters) throws RpcFault {
        return switch (question) {
            case HEALTH -> new HealthAnswer();
            case STATUS -> status();
            case GENESIS -> RpcJson.genesis(genesisFile.json());
            case COMMIT -> commit(parameters);
            case VALIDATORS -> validators(parameters);
            case BLOCK -> block(parameters);
        };
    }

    private StatusAnswer status() {
        Optional<Header> latest = consensus.lightBlock(consensus.height()).map(LightBlock::header);
        Optional<Header> earliest = consensus.lightBlock(initialHeight).map(LightBlock::header);
        Optional<Validator> validator = consensus
                .validators(consensus.height())
                .map(ValidatorSet::validators)
                .flatMap(this::ownOf);
        return new StatusAnswer(
                NodeInfoForm.of(chainId, latest, validator),
                SyncInfoForm.of(latest, earliest, consensus.health() instanceof Health.Starting),
                ValidatorInfoForm.of(validator));
    }

    private Optional<Validator> ownOf(List<Validator> validators) {
        if (own.isEmpty()) return validators.size() == 1 ? Optional.of(validators.getFirst()) : Optional.empty();
        return validators.stream()
                .filter(validator -> validator.publicKey().equals(own.get().publicKey()))
                .findFirst();
    }

    private CommitAnswer commit(Parameters parameters) throws RpcFault {
        long latest = consensus.height();
        long height = height(parameters, latest);
        return CommitAnswer.of(light(height), height < latest);
    }

    private BlockAnswer block(Parameters parameters) throws RpcFault {
        long height = height(parameters, consensus.height());
        RedactedBlock block = chain.block(height).orElseThrow(() -> missing(height));
        Commit before =
                height == initialHeight ? Commit.EMPTY : light(height - 1).commit();
        return BlockAnswer.of(block, before);
    }

    /** The set is known one height ahead, since a header names the hash of the next one. */
    private ValidatorsAnswer validators(Parameters parameters) throws RpcFault {
        long latest = consensus.height();
        long height = height(parameters, latest + 1);
        List<Validator> set = setAt(height, latest).validators();
        OptionalLong asked = parameters.find(Parameters.PER_PAGE);
        int perPage =
                asked.isEmpty() || asked.getAsLong() < 1 ? PAGE_ORDINARY : (int) Math.min(PAGE_MOST, asked.getAsLong());
        int pages = (set.size() - 1) / perPage + 1;
        long page = parameters.find(Parameters.PAGE).orElse(1);
        if (page < 1 || page > pages)
            throw RpcFault.noAnswer("page should be within [1, " + pages + "] range, given " + page);
        int from = (int) (page - 1) * perPage;
        List<Validator> onPage = set.subList(from, Math.min(set.size(), from + perPage));
        return ValidatorsAnswer.of(height, onPage, set.size());
    }

    private ValidatorSet setAt(long height, long latest) throws RpcFault {
        Optional<ValidatorSet> known = consensus.validators(height);
        if (known.isPresent()) return known.get();
        if (height <= latest) throw missing(height);
        LightBlock last = light(latest);
        if (!last.header().nextValidatorsHash().equals(last.header().validatorsHash())) throw tooHigh(height, latest);
        return last.validators();
    }

    private long height(Parameters parameters, long latest) throws RpcFault {
        long height = parameters.find(Parameters.HEIGHT).orElse(latest);
        if (height < 1) throw RpcFault.noAnswer("height must be greater than 0, but got " + height);
        if (height > latest) throw tooHigh(height, latest);
        if (height < initialHeight) throw missing(height);
        return height;
    }

    private LightBlock light(long height) throws RpcFault {
        return consensus.lightBlock(height).orElseThrow(() -> missing(height));
    }

    /** Light clients know these words, and turn to another node or wait. */
    private static RpcFault tooHigh(long height, long latest) {
        return RpcFault.noAnswer(
                "height " + height + " must be less than or equal to the current blockchain height " + latest);
    }

    private RpcFault missing(long height) {
        return RpcFault.noAnswer("height " + height + " is not available, lowest height is " + initialHeight);
    }
}
