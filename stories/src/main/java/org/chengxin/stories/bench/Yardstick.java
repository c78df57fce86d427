package org.chengxin.stories.bench;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.sdk.SigningKey;

/**
 * What everything is compared with: how many of the very transactions ACCP verifies a second, on all cores, doing
 * nothing else. ACCP's is the rate whatever provider the node uses.
 */
final class Yardstick {

    private static final String PROVIDER = "AmazonCorrettoCryptoProvider";
    private static final byte[] ED25519_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private Yardstick() {}

    /** Verifications a second on {@code threads} threads; zero when ACCP is not there. */
    static double verificationsPerSecond(List<Workload.Signed> transactions, List<SigningKey> keys, int threads)
            throws Exception {
        installed();
        List<Callable<Long>> parts = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            int offset = part;
            parts.add(() -> verify(transactions, keys, offset, threads));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            long start = System.nanoTime();
            long verified = 0;
            for (var part : executor.invokeAll(parts)) verified += part.get();
            return verified * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long verify(List<Workload.Signed> transactions, List<SigningKey> keys, int offset, int step)
            throws Exception {
        List<PublicKey> publicKeys = new ArrayList<>();
        for (SigningKey key : keys) publicKeys.add(publicKey(key));
        long verified = 0;
        for (int i = offset; i < transactions.size(); i += step) {
            SignedTransaction transaction = parse(transactions.get(i).jws().toArray());
            Signature signature = Signature.getInstance("Ed25519", PROVIDER);
            signature.initVerify(publicKeys.get(i % publicKeys.size()));
            signature.update(transaction.signingInput());
            if (!signature.verify(transaction.signature().toArray()))
                throw new IllegalStateException("a signature of this run does not verify");
            verified++;
        }
        return verified;
    }

    private static SignedTransaction parse(byte[] jws) {
        try {
            return SignedTransaction.parse(jws);
        } catch (InadmissibleException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static PublicKey publicKey(SigningKey key) throws Exception {
        byte[] encoded = new byte[ED25519_KEY_INFO.length + key.jwk().x().size()];
        System.arraycopy(ED25519_KEY_INFO, 0, encoded, 0, ED25519_KEY_INFO.length);
        System.arraycopy(
                key.jwk().x().shared(),
                0,
                encoded,
                ED25519_KEY_INFO.length,
                key.jwk().x().size());
        return KeyFactory.getInstance("Ed25519", PROVIDER).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static void installed() {
        if (java.security.Security.getProvider(PROVIDER) == null)
            java.security.Security.addProvider(
                    com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE);
    }
}
