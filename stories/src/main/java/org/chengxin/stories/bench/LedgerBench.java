package org.chengxin.stories.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.node.state.StateVersion;
import org.chengxin.signatures.jca.JcaSignatureVerifier;

/** The path of a transaction in this process, from the bytes of its JWS to a durable, readable block. */
final class LedgerBench {

    private static final int CHUNK = 50_000;
    private static final int PROOFS = 200;

    private final Figures figures;
    private final Sizes sizes;
    private final Path scratch;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    LedgerBench(Figures figures, Sizes sizes, Path scratch) {
        this.figures = figures;
        this.sizes = sizes;
        this.scratch = scratch;
    }

    /** Takes all figures; answers the main rate, in transactions a second. */
    double run() throws Exception {
        long now = System.currentTimeMillis();
        var city = new BenchCity(now);
        var workload = new Workload(city.genesis().chain(), city.publishers(), city.item(), now, 1);
        figures.add("processors", threads, "");
        double accp = yardstick(city, workload);
        var verifier = new CountingVerifier(JcaSignatureVerifier.fastest());
        warmUp(city, workload, verifier);
        Path directory = Files.createDirectory(scratch.resolve("ledger"));
        double main;
        double small;
        int made = 0;
        try (var bench = new BenchNode(city, directory, verifier)) {
            made = fill(bench, workload, made, sizes.small());
            proofs(bench, workload, city, made);
            small = rate(bench, verifier, workload, made, "from " + made + " records on");
            made += sizes.measured();
            made = fill(bench, workload, made, sizes.state());
            main = rate(bench, verifier, workload, made, "from " + made + " records on");
            made += sizes.measured();
            figures.ratio(
                    "durable tx/s in process ÷ ACCP verifications/s on all cores, " + (made - sizes.measured())
                            + " records in state",
                    main / accp,
                    Figures.Bound.atLeast(0.30, 0.50));
            made = fill(bench, workload, made, sizes.large());
            proofs(bench, workload, city, made);
            double large = rate(bench, verifier, workload, made, "from " + made + " records on");
            made += sizes.measured();
            figures.ratio(
                    "rate at " + (made - sizes.measured()) + " ÷ at " + sizes.small() + " records",
                    large / small,
                    Figures.Bound.atLeast(0.7, 0.9));
            figures.add("state keys", bench.node().views().counts().values(), "");
        }
        figures.add("disk per record, state, contents and log together", size(directory) / (double) made, "bytes");
        applyCost(city, workload, accp);
        return main;
    }

    /** The same work on a node that is thrown away: the compiler has seen all of it before any clock starts. */
    private void warmUp(BenchCity city, Workload workload, CountingVerifier verifier) throws Exception {
        Path directory = Files.createDirectory(scratch.resolve("warm-up"));
        try (var bench = new BenchNode(city, directory, verifier)) {
            fill(bench, workload, 0, sizes.warmUp());
        }
    }

    private double yardstick(BenchCity city, Workload workload) throws Exception {
        List<Workload.Signed> sample = workload.penalties(0, sizes.measured());
        figures.add("transaction", sample.getFirst().jws().size(), "bytes");
        figures.add(
                "content beside it",
                sample.getFirst().opening().content().bytes().size(),
                "bytes");
        Yardstick.verificationsPerSecond(sample, city.publishers(), threads);
        double rate = Yardstick.verificationsPerSecond(sample, city.publishers(), threads);
        figures.add("ACCP Ed25519 verifications, all cores", rate, "/s");
        figures.add("one ACCP verification", 1e6 * threads / rate, "µs CPU");
        return rate;
    }

    private int fill(BenchNode bench, Workload workload, int from, int to) throws InterruptedException {
        int made = from;
        while (made < to) {
            int count = Math.min(CHUNK, to - made);
            bench.submitAll(workload.penalties(made, count), threads);
            made += count;
        }
        return made;
    }

    private double rate(BenchNode bench, CountingVerifier verifier, Workload workload, int from, String where)
            throws InterruptedException {
        List<Workload.Signed> transactions = workload.penalties(from, sizes.measured());
        System.gc();
        long cpu = machine.getProcessCpuTime();
        long blocks = bench.consensus().height();
        long verified = verifier.verifications();
        long nanos = bench.submitAll(transactions, threads);
        double rate = transactions.size() * 1e9 / nanos;
        figures.add("durable tx/s in process, " + where, rate, "/s");
        figures.add(
                "CPU of the whole process per transaction, " + where,
                (machine.getProcessCpuTime() - cpu) / 1e3 / transactions.size(),
                "µs");
        figures.add(
                "signatures found in the cache at admission, " + where,
                transactions.size() - (double) (verifier.verifications() - verified),
                "");
        figures.add(
                "transactions a block, " + where,
                transactions.size() / (double) (bench.consensus().height() - blocks),
                "");
        return rate;
    }

    /** What a record costs beside its signature: the same path with a verifier that looks at nothing. */
    private void applyCost(BenchCity city, Workload workload, double accp) throws Exception {
        Path directory = Files.createDirectory(scratch.resolve("apply"));
        SignatureVerifier nothing = new SignatureVerifier() {
            @Override
            public boolean verify(Jwk key, byte[] signingInput, byte[] signature) {
                return true;
            }

            @Override
            public String name() {
                return "none, for measuring";
            }
        };
        try (var bench = new BenchNode(city, directory, nothing)) {
            int made = fill(bench, workload, 0, sizes.warmUp());
            List<Workload.Signed> transactions = workload.penalties(made, sizes.measured());
            System.gc();
            long cpu = machine.getProcessCpuTime();
            bench.submitAll(transactions, threads);
            double micros = (machine.getProcessCpuTime() - cpu) / 1e3 / transactions.size();
            figures.add("CPU of one record without its signature, admission to commit", micros, "µs");
            figures.ratio(
                    "CPU of one record without its signature ÷ one ACCP verification",
                    micros / (1e6 * threads / accp),
                    Figures.Bound.atMost(1.2, 0.7));
        }
    }

    private void proofs(BenchNode bench, Workload workload, BenchCity city, int records) throws Exception {
        Node node = bench.node();
        StateVersion version = node.whenProvable(node.newest()).get(1, TimeUnit.MINUTES);
        var genesis = GenesisDocument.read(BenchNode.genesisFile(city));
        long making = 0;
        long checking = 0;
        long size = 0;
        for (int i = 0; i < PROOFS; i++) {
            var signed = workload.penalties((int) ((long) i * (records - 1) / PROOFS), 1)
                    .getFirst();
            Uscc publisher = signed.publisher();
            long start = System.nanoTime();
            ProofFile proof = node.proofs().record(version, publisher, signed.record());
            byte[] bytes = proof.encode();
            making += System.nanoTime() - start;
            size += bytes.length;
            start = System.nanoTime();
            ProofVerifier.verify(bytes, genesis);
            checking += System.nanoTime() - start;
        }
        figures.add("proof file at " + records + " records", size / (double) PROOFS, "bytes");
        figures.add("making it", making / 1e3 / PROOFS, "µs");
        figures.add("checking it, with the JDK's Ed25519", checking / 1e3 / PROOFS, "µs");
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long total = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) total += Files.size(file);
            return total;
        }
    }
}
