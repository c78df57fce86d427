package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.junit.jupiter.api.Test;

class Rfc6962Test {

    /** Leaves and roots of the reference tree of Google's certificate-transparency (Apache-2.0), merkle_tree_test. */
    private static final List<byte[]> LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static byte[] hex(String digits) {
        return Bytes.ofHex(digits).toArray();
    }

    @Test
    void roots_are_those_of_the_reference_tree_at_every_size() {
        for (int size = 0; size <= LEAVES.size(); size++)
            assertEquals(ROOTS.get(size), Rfc6962.root(LEAVES.subList(0, size)).toHex(), "size " + size);
    }

    @Test
    void roots_of_larger_lists_follow_the_definition_of_the_rfc() {
        for (int size = 1; size < 70; size++) {
            List<byte[]> leaves = IntStream.range(0, size)
                    .mapToObj(n -> new byte[] {(byte) n})
                    .toList();
            assertEquals(Bytes.owned(byDefinition(leaves)), Rfc6962.root(leaves), "size " + size);
        }
    }

    private static byte[] byDefinition(List<byte[]> leaves) {
        if (leaves.size() == 1) return Sha256.of(new byte[] {0}, leaves.getFirst());
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(
                new byte[] {1}, byDefinition(leaves.subList(0, k)), byDefinition(leaves.subList(k, leaves.size())));
    }
}
