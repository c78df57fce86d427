package org.chengxin.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SigningKey;

/** Puts into a data directory what commands find there. */
public final class TestData {

    private TestData() {}

    /** Keeps a key without a passphrase. */
    public static void keep(Path folder, TestKey key) {
        byte[] secret =
                switch (key.secret()) {
                    case EdECPrivateKey ed -> ed.getBytes().orElseThrow();
                    case ECPrivateKey ec -> fixed(ec.getS());
                    default -> throw new IllegalStateException();
                };
        Path file = new Keyring(folder, Passphrase.NONE).file(key.organisation());
        KeyFile.create(file, SigningKey.of(key.organisation(), key.jwk(), Bytes.of(secret)), Optional.empty());
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = new byte[Jwk.COORDINATE_BYTES];
        byte[] big = number.toByteArray();
        int length = Math.min(bytes.length, big.length);
        System.arraycopy(big, big.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    /** Writes the genesis document of a chain whose only validator is nobody. */
    public static Path genesis(Path folder, String name, String chain) throws IOException {
        var validator = new Validator(Bytes.owned(new byte[32]), 1);
        var document = new GenesisDocument(
                Timestamp.ofMillis(0),
                chain,
                1,
                ConsensusParams.DEFAULT,
                List.of(new GenesisDocument.NamedValidator("", validator)),
                Bytes.owned(new byte[32]),
                Optional.empty());
        return Files.write(folder.resolve(name), document.write());
    }
}
