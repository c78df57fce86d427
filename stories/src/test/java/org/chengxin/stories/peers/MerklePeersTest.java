package org.chengxin.stories.peers;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.ProofFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trees, proofs, blocks and votes, judged by the libraries of those who defined them. */
@Tag("peers")
class MerklePeersTest {

    private static final long SEED = 20261124;
    private static final int HISTORIES = 16;
    private static final int BLOCKS = 1000;

    private static Path file(String name) throws Exception {
        return PeerProgram.directory().resolve(name);
    }

    @Test
    void roots_and_proofs_of_random_histories_are_those_of_jmt() throws Exception {
        PeerProgram rust = PeerProgram.inRust();
        Path file = file("roots-rust.txt");
        HistoryFile.write(file, SEED, HISTORIES);
        rust.check("roots", file.toString());
    }

    @Test
    void ics23_in_go_accepts_our_proofs_and_refuses_forged_absences() throws Exception {
        PeerProgram go = PeerProgram.inGo();
        Path file = file("roots-go.txt");
        HistoryFile.write(file, SEED + HISTORIES, HISTORIES);
        go.check("roots", file.toString());
    }

    @Test
    void cometbft_accepts_our_blocks_and_votes_and_refuses_them_with_a_changed_byte() throws Exception {
        PeerProgram go = PeerProgram.inGo();
        InventedChain chain = chain(BLOCKS);
        Path file = file("blocks.txt");
        try (var out = new ChainFile(file, chain.genesis().write())) {
            for (long height = 1; height <= chain.height(); height++)
                out.add(chain.block(height), chain.validators(height), chain.commit(height), chain.results(height));
        }
        go.check("blocks", file.toString());
    }

    @Test
    void cometbft_and_ics23_accept_our_proof_files_in_go() throws Exception {
        PeerProgram go = PeerProgram.inGo();
        List<String> arguments = new ArrayList<>(List.of("proofs"));
        List<ProofFile> proofs = proofFiles();
        for (int i = 0; i < proofs.size(); i++) {
            Path file = file("proof-" + i + ".json");
            Files.write(file, proofs.get(i).encode());
            arguments.add(file.toString());
        }
        go.check(arguments.toArray(String[]::new));
    }

    @Test
    void ics23_in_rust_accepts_our_proof_files() throws Exception {
        PeerProgram rust = PeerProgram.inRust();
        Path file = file("proofs.txt");
        ProofLines.write(file, proofFiles());
        rust.check("proofs", file.toString());
    }

    @Test
    void cometbft_judges_signatures_with_parts_of_small_order_as_we_think_it_does() throws Exception {
        PeerProgram go = PeerProgram.inGo();
        Path file = file("signatures.txt");
        SignatureFile.write(file, SEED);
        go.check("signatures", file.toString());
    }

    private static List<ProofFile> proofFiles() {
        InventedChain chain = chain(60);
        List<ProofFile> proofs = new ArrayList<>();
        for (long height = 0; height < chain.height(); height++)
            proofs.add(chain.proofFile(height, Optional.empty(), "chain", "p1", "p7", "absent/" + height));
        return proofs;
    }

    /** A chain with empty blocks, one of several parts, changes of validators, absent votes and votes for nil. */
    private static InventedChain chain(int blocks) {
        var chance = new Random(SEED);
        var genesis = new TreeMap<String, byte[]>();
        genesis.put("chain", "{\"chain\":\"chengxin-test-1\"}".getBytes(StandardCharsets.UTF_8));
        var chain = new InventedChain(genesis, 1);
        for (int height = 1; height <= blocks; height++) {
            chain.leaveOneOut(chance.nextInt(3) == 0);
            if (height % 20 == 10) chain.changeValidators(height, height + 1L, height + 2L, height + 3L);
            SortedMap<String, Optional<byte[]>> changes = changes(chance);
            if (height % 50 == 7) chain.commit(changes, List.of(Bytes.EMPTY, Bytes.owned(new byte[200_000])));
            else chain.commit(changes);
        }
        return chain;
    }

    private static SortedMap<String, Optional<byte[]>> changes(Random chance) {
        var changes = new TreeMap<String, Optional<byte[]>>();
        if (chance.nextInt(3) == 0) return changes;
        for (int i = chance.nextInt(6); i >= 0; i--) {
            byte[] value = Integer.toString(chance.nextInt(1_000_000)).getBytes(StandardCharsets.US_ASCII);
            changes.put("p" + chance.nextInt(20), chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(value));
        }
        return changes;
    }
}
