package org.chengxin.consensus.cometbft;

import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.cometbft.abci.ConsensusParams;
import org.chengxin.consensus.cometbft.abci.InitChainRequest;
import org.chengxin.consensus.cometbft.abci.ValidatorUpdate;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;

/** CometBFT begins a chain with another genesis document than this node. */
final class ForeignGenesis extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String difference;

    private ForeignGenesis(String member) {
        super(member);
        difference = "CometBFT has another genesis: its " + member + " differs.";
    }

    /** What differs. */
    String difference() {
        return difference;
    }

    /** Compares all of the document that CometBFT tells the application. */
    static void requireSame(GenesisDocument genesis, InitChainRequest request) {
        require("chain_id", genesis.chainId().equals(request.getChainId()));
        require(
                "genesis_time",
                genesis.time().seconds() == request.getTime().getSeconds()
                        && genesis.time().nanos() == request.getTime().getNanos());
        require("initial_height", genesis.initialHeight() == request.getInitialHeight());
        ConsensusParams params = request.getConsensusParams();
        require(
                "consensus_params",
                genesis.params().maxBlockBytes() == params.getBlock().getMaxBytes()
                        && genesis.params().maxBlockGas() == params.getBlock().getMaxGas());
        require("validators", Optional.of(genesis.validatorSet()).equals(validators(request.getValidatorsList())));
        require(
                "app_state",
                genesis.appState()
                        .map(CanonicalValue::bytes)
                        .equals(canonical(request.getAppStateBytes().toByteArray())));
    }

    private static Optional<ValidatorSet> validators(List<ValidatorUpdate> updates) {
        try {
            return Optional.of(ValidatorSet.of(
                    updates.stream().map(ForeignGenesis::validator).toList()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Validator validator(ValidatorUpdate update) {
        return new Validator(Bytes.owned(update.getPubKey().getEd25519().toByteArray()), update.getPower());
    }

    private static Optional<Bytes> canonical(byte[] json) {
        if (json.length == 0) return Optional.empty();
        try {
            return Optional.of(Bytes.owned(Json.write(Json.read(json))));
        } catch (MalformedException none) {
            throw new ForeignGenesis("app_state");
        }
    }

    private static void require(String member, boolean same) {
        if (!same) throw new ForeignGenesis(member);
    }
}
