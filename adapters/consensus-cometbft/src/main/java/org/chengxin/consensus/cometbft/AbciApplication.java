package org.chengxin.consensus.cometbft;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.chengxin.consensus.cometbft.abci.ApplySnapshotChunkResponse;
import org.chengxin.consensus.cometbft.abci.CheckTxRequest;
import org.chengxin.consensus.cometbft.abci.CheckTxResponse;
import org.chengxin.consensus.cometbft.abci.CommitResponse;
import org.chengxin.consensus.cometbft.abci.EchoResponse;
import org.chengxin.consensus.cometbft.abci.ExceptionResponse;
import org.chengxin.consensus.cometbft.abci.ExtendVoteResponse;
import org.chengxin.consensus.cometbft.abci.FinalizeBlockRequest;
import org.chengxin.consensus.cometbft.abci.FinalizeBlockResponse;
import org.chengxin.consensus.cometbft.abci.FlushResponse;
import org.chengxin.consensus.cometbft.abci.InfoResponse;
import org.chengxin.consensus.cometbft.abci.InitChainRequest;
import org.chengxin.consensus.cometbft.abci.InitChainResponse;
import org.chengxin.consensus.cometbft.abci.ListSnapshotsResponse;
import org.chengxin.consensus.cometbft.abci.LoadSnapshotChunkResponse;
import org.chengxin.consensus.cometbft.abci.OfferSnapshotResponse;
import org.chengxin.consensus.cometbft.abci.PrepareProposalRequest;
import org.chengxin.consensus.cometbft.abci.PrepareProposalResponse;
import org.chengxin.consensus.cometbft.abci.ProcessProposalRequest;
import org.chengxin.consensus.cometbft.abci.ProcessProposalResponse;
import org.chengxin.consensus.cometbft.abci.QueryResponse;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Response;
import org.chengxin.consensus.cometbft.abci.Time;
import org.chengxin.consensus.cometbft.abci.TransactionResult;
import org.chengxin.consensus.cometbft.abci.VerifyVoteExtensionResponse;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Entrance;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.PreparedBlock;

/**
 * What CometBFT's requests mean for the application. Safe for several threads: those about blocks wait for each other,
 * those about waiting transactions do not wait for them.
 */
final class AbciApplication implements Function<Request, Response> {

    /** Answers of CheckTx; 0 lets a transaction wait. */
    private static final int REFUSED = 1;

    private static final int FULL = 2;
    private static final int NOT_SERVED = 1;

    private final GenesisDocument genesis;
    private final Application application;
    private final EngineEvents events;
    private final Map<Bytes, SignedTransaction> mempool = new ConcurrentHashMap<>();
    private final Object blocks = new Object();

    AbciApplication(GenesisDocument genesis, Application application, EngineEvents events) {
        this.genesis = genesis;
        this.application = application;
        this.events = events;
    }

    /**
     * Answers a request. When the application breaks, so does the connection: what it has not finished it will be asked
     * again.
     */
    @Override
    public Response apply(Request request) {
        Response.Builder response = Response.newBuilder();
        if (events.isBroken()) return exception("the node has stopped");
        try {
            answer(request, response);
            return response.build();
        } catch (ForeignGenesis foreign) {
            events.broke(EngineReason.GENESIS_MUST_BE_THIS, foreign.difference(), foreign);
            return exception(foreign.difference());
        } catch (RuntimeException | Error broken) {
            events.broke(EngineReason.APPLICATION_MUST_NOT_BREAK, broken.toString(), broken);
            if (broken instanceof Error error) throw error;
            return exception(broken.toString());
        }
    }

    /** Something went wrong, after which CometBFT ends. */
    static Response exception(String error) {
        return Response.newBuilder()
                .setException(ExceptionResponse.newBuilder().setError(error))
                .build();
    }

    private void answer(Request request, Response.Builder response) {
        switch (request.getValueCase()) {
            case ECHO ->
                response.setEcho(
                        EchoResponse.newBuilder().setMessage(request.getEcho().getMessage()));
            case FLUSH -> response.setFlush(FlushResponse.getDefaultInstance());
            case INFO -> response.setInfo(info());
            case INIT_CHAIN -> response.setInitChain(initChain(request.getInitChain()));
            case QUERY ->
                response.setQuery(QueryResponse.newBuilder().setCode(NOT_SERVED).setLog("the node's own API answers"));
            case CHECK_TX -> response.setCheckTx(checkTx(request.getCheckTx()));
            case COMMIT -> response.setCommit(commit());
            case PREPARE_PROPOSAL -> response.setPrepareProposal(prepare(request.getPrepareProposal()));
            case PROCESS_PROPOSAL -> response.setProcessProposal(process(request.getProcessProposal()));
            case FINALIZE_BLOCK -> response.setFinalizeBlock(finalizeBlock(request.getFinalizeBlock()));
            case EXTEND_VOTE -> response.setExtendVote(ExtendVoteResponse.getDefaultInstance());
            case VERIFY_VOTE_EXTENSION ->
                response.setVerifyVoteExtension(VerifyVoteExtensionResponse.newBuilder()
                        .setStatus(
                                request.getVerifyVoteExtension()
                                                .getVoteExtension()
                                                .isEmpty()
                                        ? VerifyVoteExtensionResponse.Status.ACCEPT
                                        : VerifyVoteExtensionResponse.Status.REJECT));
            case LIST_SNAPSHOTS -> response.setListSnapshots(ListSnapshotsResponse.getDefaultInstance());
            case OFFER_SNAPSHOT ->
                response.setOfferSnapshot(
                        OfferSnapshotResponse.newBuilder().setResult(OfferSnapshotResponse.Result.REJECT));
            case LOAD_SNAPSHOT_CHUNK -> response.setLoadSnapshotChunk(LoadSnapshotChunkResponse.getDefaultInstance());
            case APPLY_SNAPSHOT_CHUNK ->
                response.setApplySnapshotChunk(
                        ApplySnapshotChunkResponse.newBuilder().setResult(ApplySnapshotChunkResponse.Result.ABORT));
            case VALUE_NOT_SET ->
                response.setException(ExceptionResponse.newBuilder().setError("not a request of ABCI 2.0"));
        }
    }

    private InfoResponse info() {
        synchronized (blocks) {
            AppState state = application.info();
            return InfoResponse.newBuilder()
                    .setData("chengxin")
                    .setLastBlockHeight(state.height())
                    .setLastBlockAppHash(bytes(state.appHash()))
                    .build();
        }
    }

    private InitChainResponse initChain(InitChainRequest request) {
        ForeignGenesis.requireSame(genesis, request);
        synchronized (blocks) {
            return InitChainResponse.newBuilder()
                    .setAppHash(bytes(genesis.appHash()))
                    .build();
        }
    }

    private CheckTxResponse checkTx(CheckTxRequest request) {
        byte[] bytes = request.getTx().toByteArray();
        Bytes hash = Bytes.owned(Sha256.of(bytes));
        boolean again = request.getType() == CheckTxRequest.Kind.RECHECK;
        // What the application has dropped is to leave CometBFT as well, whatever would be said of it anew.
        if (again && !mempool.containsKey(hash))
            return CheckTxResponse.newBuilder().setCode(REFUSED).build();
        return switch (application.enter(bytes)) {
            case Entrance.Waits(SignedTransaction transaction) -> {
                mempool.put(hash, transaction);
                yield CheckTxResponse.getDefaultInstance();
            }
            case Entrance.Refused(var reason) -> {
                leave(List.of(hash));
                yield CheckTxResponse.newBuilder()
                        .setCode(REFUSED)
                        .setLog(reason.code())
                        .build();
            }
            case Entrance.Full(var reason) ->
                CheckTxResponse.newBuilder().setCode(FULL).setLog(reason.code()).build();
        };
    }

    private PrepareProposalResponse prepare(PrepareProposalRequest request) {
        List<SignedTransaction> candidates = new ArrayList<>(request.getTxsCount());
        for (ByteString tx : request.getTxsList())
            Optional.ofNullable(mempool.get(hash(tx))).ifPresent(candidates::add);
        PreparedBlock prepared;
        synchronized (blocks) {
            prepared = application.prepare(
                    request.getHeight(),
                    time(request.getTime()).millis(),
                    candidates,
                    withoutFrames(request.getMaxTxBytes(), candidates.size()));
        }
        leave(prepared.dropped().stream().map(SignedTransaction::hash).toList());
        PrepareProposalResponse.Builder response = PrepareProposalResponse.newBuilder();
        for (SignedTransaction chosen : prepared.chosen()) response.addTxs(bytes(chosen.jws()));
        return response.build();
    }

    /** In a block, each transaction has a tag and its length before it, at most six bytes. */
    private static long withoutFrames(long maxBytes, int transactions) {
        return Math.max(0, maxBytes - 6L * transactions);
    }

    private ProcessProposalResponse process(ProcessProposalRequest request) {
        boolean accepts;
        synchronized (blocks) {
            accepts = application.accepts(request.getHeight(), time(request.getTime()), arrays(request.getTxsList()));
        }
        return ProcessProposalResponse.newBuilder()
                .setStatus(accepts ? ProcessProposalResponse.Status.ACCEPT : ProcessProposalResponse.Status.REJECT)
                .build();
    }

    private FinalizeBlockResponse finalizeBlock(FinalizeBlockRequest request) {
        events.decided(request.getHeight(), time(request.getTime()), request.getDecidedLastCommit());
        FinalizedBlock finalized;
        synchronized (blocks) {
            finalized = application.finalizeBlock(
                    request.getHeight(), time(request.getTime()), arrays(request.getTxsList()));
        }
        leave(request.getTxsList().stream().map(AbciApplication::hash).toList());
        FinalizeBlockResponse.Builder response =
                FinalizeBlockResponse.newBuilder().setAppHash(bytes(finalized.appHash()));
        for (var result : finalized.results())
            response.addTxResults(TransactionResult.newBuilder()
                    .setCode(result.code())
                    .setData(ByteString.copyFromUtf8(result.reason())));
        return response.build();
    }

    private CommitResponse commit() {
        synchronized (blocks) {
            application.commit();
        }
        return CommitResponse.getDefaultInstance();
    }

    private void leave(List<Bytes> hashes) {
        hashes.forEach(mempool::remove);
        events.settled(hashes);
    }

    /** CometBFT has lost what waited in it. */
    void forget() {
        mempool.clear();
        application.forget();
    }

    /** Whether CometBFT has asked for it, and it waits there. */
    boolean isInMempool(Bytes hash) {
        return mempool.containsKey(hash);
    }

    /** How many wait there. */
    int waiting() {
        return mempool.size();
    }

    private static Timestamp time(Time time) {
        return new Timestamp(time.getSeconds(), time.getNanos());
    }

    private static List<byte[]> arrays(List<ByteString> transactions) {
        return transactions.stream().map(ByteString::toByteArray).toList();
    }

    private static Bytes hash(ByteString bytes) {
        return Bytes.owned(Sha256.of(bytes.toByteArray()));
    }

    private static ByteString bytes(Bytes bytes) {
        return UnsafeByteOperations.unsafeWrap(bytes.shared());
    }
}
