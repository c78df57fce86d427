package org.chengxin.node.flow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Selection;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.node.NodeException;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.MemberKeys;
import org.chengxin.node.port.OfferedContents;
import org.chengxin.node.proof.Proofs;
import org.chengxin.node.state.DecodedState;
import org.chengxin.node.state.StateFacts;
import org.chengxin.node.state.StateHistory;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.Chain;
import org.chengxin.node.view.TransactionAnswer;
import org.chengxin.node.view.Views;

/** A running node: takes transactions, keeps the state, answers. Safe for several threads. */
public final class Node implements AutoCloseable {

    /** A node of several that is cut off for longer says nothing about records. An idle chain makes a block every 30 s. */
    public static final long BLOCKS_COME_WITHIN_MILLIS = 10 * 60_000;

    /** So many times what this node lets wait may wait in the engines of all nodes together. */
    private static final int WAITING_EVERYWHERE = 4;

    private final String chainId;
    private final Ports ports;
    private final StateHistory history;
    private final VerifiedSignatures signatures;
    private final WaitingTransactions waiting;
    private final Leftovers leftovers;
    private final Admission admission;
    private final Acknowledgements acknowledgements;
    private final ProvableVersions provable;
    private final PendingTransactions pending;
    private final BlockExecution execution;
    private final Views views;
    private final Chain chain;
    private final Proofs proofs;
    private final Housekeeping housekeeping;
    private final LostContents lost;
    private final RoleHolders roleHolders;
    private volatile Optional<ContentFetching> fetching = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean begun;

    /**
     * Opens the state, or begins it, and rebuilds what is kept in memory. Takes nothing before {@link #start()}.
     *
     * @param genesis     how the chain begins
     * @param genesisRoot the root that the genesis document names
     * @throws NodeException when the state is not one of this genesis, or is damaged
     */
    public static Node open(Genesis genesis, Bytes genesisRoot, Ports ports, NodeSettings settings) {
        return new Node(genesis, genesisRoot, ports, settings);
    }

    private Node(Genesis genesis, Bytes genesisRoot, Ports ports, NodeSettings settings) {
        this.chainId = genesis.chain();
        this.ports = ports;
        Supplier<StateVersion> newest = this::newest;
        views = new Views(newest, ports.contents(), ports.clock());
        history = StateHistory.open(ports.state(), genesis, genesisRoot, List.of(views));
        provable = new ProvableVersions(history.newest());
        var decoded = new DecodedState(newest, settings.cachedValues());
        signatures = new VerifiedSignatures(ports.signatures(), settings.rememberedSignatures());
        waiting = new WaitingTransactions(
                settings.waitingTransactions(), settings.waitingTransactionsPerOrganisation(), settings.waitingBytes());
        leftovers = new Leftovers(ports.contents(), waiting, newest, ports.clock());
        acknowledgements = new Acknowledgements(ports.state(), waiting, leftovers);
        var nextBlock = new NextBlockTime(ports, newest);
        admission = new Admission(
                chainId, ports, settings.retryAfterSeconds(), decoded, nextBlock, signatures, waiting, leftovers);
        pending = new PendingTransactions(
                nextBlock,
                newest,
                signatures,
                waiting,
                WAITING_EVERYWHERE * settings.waitingTransactions(),
                settings.waitingTransactionsPerOrganisation());
        execution = new BlockExecution(
                history, decoded, signatures, waiting, pending, ports.contents(), this::refused, this::committed);
        chain = new Chain(ports.consensus(), ports.state(), newest, ports.clock());
        proofs = new Proofs(ports.consensus(), ports.contents(), ports.clock());
        roleHolders = new RoleHolders(newest, ports.signatures(), ports.clock());
        lost = new LostContents(ports, newest);
        housekeeping = new Housekeeping(
                chainId, ports, newest, views.ending(), leftovers, this::begin, this::lookForLost, this::submit);
    }

    /**
     * Starts the engine, which delivers what the state lacks, and destroys contents that no record shows any more. Then
     * transactions are taken. As long as the engine does not come to run, the state may lack blocks that show a content or
     * end it: nothing is destroyed and nothing is taken before {@link Housekeeping#run()} finds it running.
     */
    public void start() {
        ports.consensus().start(execution);
        prove();
        begin();
    }

    /** What the newest block proves by its own header, because it changed nothing. */
    private void prove() {
        StateVersion newest = newest();
        lightBlock(newest.height())
                .filter(block ->
                        block.header().appHash().equals(newest.committed().appHash()))
                .ifPresent(block -> provable.provenByItsOwnHeader(newest));
    }

    /** An engine that does not answer yet has no proof to begin with. */
    private Optional<LightBlock> lightBlock(long height) {
        try {
            return ports.consensus().lightBlock(height);
        } catch (NodeException noAnswer) {
            return Optional.empty();
        }
    }

    /** What waits for the engine to run, once. */
    private synchronized void begin() {
        if (begun || failure.isPresent() || !(ports.consensus().health() instanceof Health.Running)) return;
        prove();
        leftovers.begin(ports.consensus().decidesAlone());
        fetching.ifPresent(ContentFetching::begin);
        admission.open(true);
        if (failure.isPresent()) admission.open(false); // it broke meanwhile
        else begun = true;
    }

    private void lookForLost() {
        if (begun && fetching.isEmpty()) lost.look();
    }

    /**
     * Whether records may be shown. They may not while the engine still delivers blocks that the state lacks, of which one
     * could end a display, or has never been able to ask for them, nor before what was ended meanwhile has been destroyed
     * here, nor on a restored node of which nobody has said that it lacks none, nor on a node of several that has heard of no
     * block for {@link #BLOCKS_COME_WITHIN_MILLIS}, since the others may go on without it.
     */
    public boolean isCaughtUp() {
        boolean alone = ports.consensus().decidesAlone();
        return switch (ports.consensus().health()) {
            case Health.Starting _, Health.Unconfirmed _ -> false;
            case Health.Running _ -> begun && (alone || hearsOfBlocks());
            case Health.ReadOnly _, Health.Stopped _ -> alone || (begun && hearsOfBlocks());
        };
    }

    private boolean hearsOfBlocks() {
        return ports.clock().now() - newest().committed().time() <= BLOCKS_COME_WITHIN_MILLIS;
    }

    /**
     * Has contents that this node misses fetched from other members' nodes. To be called before {@link #start()}; whoever
     * calls it starts the fetching, and closes it before the ports.
     */
    public ContentFetching fetchFrom(ContentPeers peers) {
        var from = new ContentFetching(peers, ports, leftovers, this::newest, MissingContents.MOST);
        fetching = Optional.of(from);
        return from;
    }

    /** Whether contents that this node misses are fetched from anywhere. */
    public boolean fetchesContents() {
        return fetching.isPresent();
    }

    /** What this node gives to other members' nodes. */
    public OfferedContents offeredContents() {
        return new DisplayedContents(ports.contents(), this::newest, ports.clock(), this::isCaughtUp);
    }

    /** Whose keys the newest state knows. */
    public MemberKeys memberKeys() {
        return new KeysOfMembers(this::newest, ports.clock());
    }

    private void refused(List<Selection.Refused> refused) {
        follow(() -> acknowledgements.answer(refused));
    }

    private void committed(CommittedBlock block, StateVersion before) {
        follow(() -> {
            views.follow(block.committed(), block.changes());
            leftovers.follow(block.changes());
            fetching.ifPresent(from -> from.follow(block.changes()));
            provable.passed(before);
            acknowledgements.answer(block);
        });
    }

    /** Whoever follows must not fail: a node that answers from broken views stops taking anything. */
    private void follow(Runnable step) {
        ports.follower().execute(() -> {
            try {
                step.run();
            } catch (RuntimeException | Error broken) {
                failure = Optional.of(broken);
                admission.open(false);
                throw broken;
            }
        });
    }

    /**
     * Hands in a transaction. Returns at once; the signature is checked in the caller's thread.
     *
     * @param jws     a compact JWS, given up by the caller
     * @param opening content and salt, for a publication
     */
    public Submission submit(byte[] jws, Optional<ContentOpening> opening) {
        return admission.submit(jws, opening);
    }

    /** What is known of a transaction, waiting or in a block. */
    public TransactionAnswer transaction(TransactionId id) {
        return waiting.find(id).isPresent() ? new TransactionAnswer.Waiting() : chain.transaction(id);
    }

    /** The newest state that is committed. */
    public StateVersion newest() {
        return history.newest();
    }

    /** The newest state whose proof can be made now; empty until the first block after a start. */
    public Optional<StateVersion> provable() {
        return provable.latest();
    }

    /** Completed with the version when its proof can be made: when the block after it has been signed. */
    public CompletableFuture<StateVersion> whenProvable(StateVersion version) {
        return provable.when(version);
    }

    /** Makes proof files. */
    public Proofs proofs() {
        return proofs;
    }

    /** Blocks and their transactions as they may be served now. */
    public Chain chain() {
        return chain;
    }

    /** Search, records, roles, counts. */
    public Views views() {
        return views;
    }

    /** Who may sign documents that are no transactions. */
    public RoleHolders roleHolders() {
        return roleHolders;
    }

    /** What this node does by itself; to be run every second or so. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** How the engine is; starting as long as the node has not begun to take transactions because of it. */
    private Health health() {
        Health engine = ports.consensus().health();
        return engine instanceof Health.Running && !begun ? new Health.Starting() : engine;
    }

    /** How the node is. */
    public NodeStatus status() {
        return new NodeStatus(
                chainId,
                newest().committed(),
                health(),
                failure.map(Throwable::toString),
                waiting.size(),
                signatures.verified(),
                signatures.remembered(),
                acknowledgements.committed(),
                housekeeping.hindrance(),
                fetching.map(ContentFetching::missing).orElse(0),
                lost.count(),
                ports.signatures().name());
    }

    /** A hash over the facts of the newest state, see {@link StateFacts}. Reads the whole state. */
    public Bytes facts() {
        return StateFacts.of(ports.state());
    }

    /** Stops taking transactions. The ports stay open. */
    @Override
    public void close() {
        admission.open(false);
    }
}
