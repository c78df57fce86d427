package org.chengxin.stories.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.embedded.DirectoryStorage;
import org.chengxin.consensus.embedded.EmbeddedConsensus;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.EngineLimits;
import org.chengxin.consensus.embedded.SystemTime;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.node.state.FirstState;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.RocksContentStore;
import org.chengxin.store.rocksdb.RocksStateStore;

/** A whole node in this process: embedded engine, RocksDB, group commit with fsync, as {@code up} composes it. */
final class BenchNode implements AutoCloseable {

    private static final int IN_FLIGHT = 8_000;

    private final DirectoryStorage log;
    private final EmbeddedConsensus consensus;
    private final RocksStateStore state;
    private final RocksContentStore contents;
    private final ExecutorService follower = Executors.newSingleThreadExecutor();
    private final Node node;

    BenchNode(BenchCity city, Path directory, SignatureVerifier signatures) {
        Bytes root = FirstState.root(city.genesis());
        var document = GenesisDocument.read(genesisFile(city));
        Identity identity = new Identity(city.genesis().chain(), root);
        this.log = new DirectoryStorage(directory.resolve("log"));
        var engine = new EmbeddedEngine(
                document, log, city.signer(), new SystemTime(), EngineLimits.ordinary(), Optional.empty());
        this.consensus = new EmbeddedConsensus(engine);

        this.state = RocksStateStore.open(directory.resolve("state"), identity, Memory.forState());
        this.contents = RocksContentStore.open(directory.resolve("content"), identity, Memory.forContents());
        this.node = Node.open(
                city.genesis(),
                root,
                new Ports(
                        consensus, state, contents, signatures, System::currentTimeMillis, Optional.empty(), follower),
                NodeSettings.ordinary());
        node.start();
    }

    /** The city's genesis file; nobody asks this one for its members' signatures. */
    static byte[] genesisFile(BenchCity city) {
        return new GenesisFile(new SignedGenesis(city.genesis(), List.of()), FirstState.root(city.genesis())).write();
    }

    Node node() {
        return node;
    }

    EmbeddedConsensus consensus() {
        return consensus;
    }

    /** Submits all from {@code threads} threads; the time, in nanoseconds, until the last is acknowledged. */
    long submitAll(List<Workload.Signed> transactions, int threads) throws InterruptedException {
        var room = new Semaphore(IN_FLIGHT);
        var next = new AtomicInteger();
        var failed = new ConcurrentLinkedQueue<String>();
        long start = System.nanoTime();
        List<Thread> submitters = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++)
            submitters.add(Thread.ofPlatform().start(() -> submit(transactions, next, room, failed)));
        for (Thread submitter : submitters) submitter.join();
        room.acquire(IN_FLIGHT);
        long took = System.nanoTime() - start;
        if (!failed.isEmpty())
            throw new CommandFailure(
                    ExitCode.DEFECT, failed.size() + " transactions were not accepted, the first: " + failed.peek());
        return took;
    }

    private void submit(List<Workload.Signed> all, AtomicInteger next, Semaphore room, Queue<String> failed) {
        for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
            room.acquireUninterruptibly();
            Workload.Signed signed = all.get(i);
            switch (node.submit(signed.jws().toArray(), Optional.of(signed.opening()))) {
                case Submission.Pending pending -> {
                    var _ = pending.conclusion().whenComplete((conclusion, failure) -> {
                        if (!(conclusion instanceof Submission.Committed(var indexed))
                                || indexed.result().code() != 0) failed.add(String.valueOf(conclusion) + failure);
                        room.release();
                    });
                }
                case Submission.Busy busy -> {
                    failed.add(busy.toString());
                    room.release();
                }
                case Submission.Conclusion conclusion -> {
                    failed.add(conclusion.toString());
                    room.release();
                }
            }
        }
    }

    @Override
    public void close() {
        node.close();
        consensus.close();
        follower.close();
        contents.close();
        state.close();
        log.close();
    }
}
