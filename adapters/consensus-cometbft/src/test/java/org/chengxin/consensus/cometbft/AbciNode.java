package org.chengxin.consensus.cometbft;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.cometbft.abci.BlockParams;
import org.chengxin.consensus.cometbft.abci.CheckTxRequest;
import org.chengxin.consensus.cometbft.abci.CheckTxResponse;
import org.chengxin.consensus.cometbft.abci.CommitRequest;
import org.chengxin.consensus.cometbft.abci.ConsensusParams;
import org.chengxin.consensus.cometbft.abci.FinalizeBlockRequest;
import org.chengxin.consensus.cometbft.abci.FinalizeBlockResponse;
import org.chengxin.consensus.cometbft.abci.InfoRequest;
import org.chengxin.consensus.cometbft.abci.InfoResponse;
import org.chengxin.consensus.cometbft.abci.InitChainRequest;
import org.chengxin.consensus.cometbft.abci.PrepareProposalRequest;
import org.chengxin.consensus.cometbft.abci.ProcessProposalRequest;
import org.chengxin.consensus.cometbft.abci.ProcessProposalResponse;
import org.chengxin.consensus.cometbft.abci.PublicKey;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Time;
import org.chengxin.consensus.cometbft.abci.ValidatorUpdate;
import org.chengxin.content.ContentStore;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.CountingVerifier;

/**
 * A whole node over {@link TestGenesis} that is asked over a real socket what CometBFT would ask it. Blocks have whole
 * seconds as their times, one after another.
 */
final class AbciNode implements AutoCloseable {

    private static final GenesisDocument GENESIS = TestValidator.GENESIS;
    private static final CometBftLimits LIMITS = new CometBftLimits(1, 30_000, 20_000, 90_000, 100, 16);
    private static final long PROPOSAL_BYTES = 1 << 20;
    private static final long BEGIN_SECONDS = System.currentTimeMillis() / 1_000;

    private final Path folder;
    private final CountingVerifier verifier = new CountingVerifier();
    private final CometBftConsensus consensus;
    private final AbciClient client;

    AbciNode(StateStore state, ContentStore contents, NodeSettings settings) {
        folder = folder();
        Path socket = folder.resolve("abci.sock");
        consensus =
                new CometBftConsensus(GENESIS, new CometBftEndpoints(socket, URI.create("http://127.0.0.1:1")), LIMITS);
        Node.open(
                        TestGenesis.GENESIS,
                        FirstState.root(TestGenesis.GENESIS),
                        new Ports(
                                consensus,
                                state,
                                contents,
                                verifier,
                                System::currentTimeMillis,
                                Optional.empty(),
                                Runnable::run),
                        settings)
                .start();
        client = new AbciClient(socket);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("abci");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    AbciClient client() {
        return client;
    }

    /** How many signatures were checked. */
    int signaturesChecked() {
        return verifier.calls();
    }

    /** What CometBFT asks before the first block. */
    static InitChainRequest.Builder genesis() {
        Validator validator = GENESIS.validatorSet().validators().getFirst();
        return InitChainRequest.newBuilder()
                .setChainId(GENESIS.chainId())
                .setTime(Time.newBuilder()
                        .setSeconds(GENESIS.time().seconds())
                        .setNanos(GENESIS.time().nanos()))
                .setInitialHeight(GENESIS.initialHeight())
                .setConsensusParams(ConsensusParams.newBuilder()
                        .setBlock(BlockParams.newBuilder()
                                .setMaxBytes(GENESIS.params().maxBlockBytes())
                                .setMaxGas(GENESIS.params().maxBlockGas())))
                .addValidators(ValidatorUpdate.newBuilder()
                        .setPubKey(PublicKey.newBuilder()
                                .setEd25519(ByteString.copyFrom(
                                        validator.publicKey().toArray())))
                        .setPower(validator.power()));
    }

    InfoResponse info() {
        return client.ask(Request.newBuilder()
                        .setInfo(InfoRequest.getDefaultInstance())
                        .build())
                .getInfo();
    }

    CheckTxResponse checkTx(byte[] transaction) {
        return checkTx(transaction, CheckTxRequest.Kind.NEW);
    }

    CheckTxResponse checkTx(byte[] transaction, CheckTxRequest.Kind kind) {
        return client.ask(Request.newBuilder()
                        .setCheckTx(CheckTxRequest.newBuilder()
                                .setTx(ByteString.copyFrom(transaction))
                                .setType(kind))
                        .build())
                .getCheckTx();
    }

    List<byte[]> prepare(long height, byte[]... waiting) {
        return prepare(height, PROPOSAL_BYTES, waiting);
    }

    List<byte[]> prepare(long height, long maxBytes, byte[]... waiting) {
        return client
                .ask(Request.newBuilder()
                        .setPrepareProposal(PrepareProposalRequest.newBuilder()
                                .setHeight(height)
                                .setTime(time(height))
                                .setMaxTxBytes(maxBytes)
                                .addAllTxs(all(waiting)))
                        .build())
                .getPrepareProposal()
                .getTxsList()
                .stream()
                .map(ByteString::toByteArray)
                .toList();
    }

    boolean accepts(long height, byte[]... transactions) {
        return client.ask(Request.newBuilder()
                                .setProcessProposal(ProcessProposalRequest.newBuilder()
                                        .setHeight(height)
                                        .setTime(time(height))
                                        .addAllTxs(all(transactions)))
                                .build())
                        .getProcessProposal()
                        .getStatus()
                == ProcessProposalResponse.Status.ACCEPT;
    }

    FinalizeBlockResponse finalizeBlock(long height, byte[]... transactions) {
        return client.ask(Request.newBuilder()
                        .setFinalizeBlock(FinalizeBlockRequest.newBuilder()
                                .setHeight(height)
                                .setTime(time(height))
                                .addAllTxs(all(transactions)))
                        .build())
                .getFinalizeBlock();
    }

    void commit() {
        client.ask(Request.newBuilder()
                .setCommit(CommitRequest.getDefaultInstance())
                .build());
    }

    /** Decides a block. */
    FinalizeBlockResponse block(long height, byte[]... transactions) {
        FinalizeBlockResponse response = finalizeBlock(height, transactions);
        commit();
        return response;
    }

    private static Time time(long height) {
        return Time.newBuilder().setSeconds(BEGIN_SECONDS + height).build();
    }

    private static List<ByteString> all(byte[]... transactions) {
        return Arrays.stream(transactions).map(ByteString::copyFrom).toList();
    }

    @Override
    public void close() {
        client.close();
        consensus.close();
        try {
            Files.delete(folder);
        } catch (IOException leftSomething) {
            throw new UncheckedIOException(leftSomething);
        }
    }
}
