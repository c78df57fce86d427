package org.chengxin.sdk;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;

/**
 * Who signs: Amazon Corretto Crypto Provider where its native library loads (Linux on x86_64 and aarch64), because the
 * JDK takes about twenty times as long for Ed25519; else the JDK.
 */
final class CryptoProvider {

    /** Without this property, read when its first class loads, the provider has Ed25519 signatures but reads no keys. */
    private static final String READS_ED25519_KEYS = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private static final Provider FASTEST = corretto().orElseGet(CryptoProvider::jdk);

    private CryptoProvider() {}

    static Provider fastest() {
        return FASTEST;
    }

    static Provider jdk() {
        Provider provider = Security.getProvider("SunEC");
        if (provider == null) throw new IllegalStateException("the JDK lacks its provider SunEC");
        return provider;
    }

    private static Optional<Provider> corretto() {
        if (System.getProperty(READS_ED25519_KEYS) == null) System.setProperty(READS_ED25519_KEYS, "true");
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            provider.assertHealthy();
            return provider.getService("KeyFactory", "Ed25519") == null ? Optional.empty() : Optional.of(provider);
        } catch (RuntimeException | LinkageError absent) {
            return Optional.empty();
        }
    }
}
