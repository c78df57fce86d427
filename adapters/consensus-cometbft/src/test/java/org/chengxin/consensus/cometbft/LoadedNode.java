package org.chengxin.consensus.cometbft;

import java.io.IOException;
import java.nio.file.Path;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.state.FirstState;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.RocksContentStore;
import org.chengxin.store.rocksdb.RocksStateStore;

/** A validator with stores on disk that is under load until somebody kills it, and tells what it acknowledges. */
final class LoadedNode {

    /** Before the id of each transaction that is acknowledged. */
    static final String ACKNOWLEDGED = "acknowledged ";

    /** Before the sequence of each transaction that is handed in. */
    static final String SENT = "sent ";

    private static final int MOST = 100_000;
    private static final Identity IDENTITY =
            new Identity(TestGenesis.GENESIS.chain(), FirstState.root(TestGenesis.GENESIS));
    private static final Memory LITTLE = new Memory(8 << 20, 6 << 20);

    private LoadedNode() {}

    /** A validator over what is in a folder. */
    static TestValidator open(Path folder) {
        return new TestValidator(
                folder,
                RocksStateStore.open(folder.resolve("state"), IDENTITY, LITTLE),
                RocksContentStore.open(folder.resolve("contents"), IDENTITY, LITTLE));
    }

    /** Starts a virtual machine that runs {@link #main}. */
    static Process inItsOwnProcess(Path folder, long sequence) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadedNode.class.getName(),
                        folder.toString(),
                        Long.toString(sequence))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Ends by being killed, or at the latest after {@value #MOST} transactions. */
    public static void main(String[] arguments) {
        try (TestValidator validator = open(Path.of(arguments[0]))) {
            var load = new Load(validator.node(), Long.parseLong(arguments[1]));
            for (int i = 0; i < MOST; i++) {
                print(SENT + load.sequence());
                Submission.Pending sent = load.next();
                var _ = sent.conclusion().thenAccept(conclusion -> {
                    if (conclusion instanceof Submission.Committed)
                        print(ACKNOWLEDGED + sent.id().text());
                });
            }
        }
    }

    private static void print(String line) {
        synchronized (LoadedNode.class) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
