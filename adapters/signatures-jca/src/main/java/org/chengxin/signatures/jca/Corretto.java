package org.chengxin.signatures.jca;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;

/** Amazon Corretto Crypto Provider, whose native library exists for Linux on x86_64 and aarch64 only. */
final class Corretto {

    /** Without this property, read when its first class loads, the provider has Ed25519 signatures but reads no keys. */
    private static final String READS_ED25519_KEYS = "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

    private Corretto() {}

    /** The provider, where its library loads and its own checks pass. It is not installed: we ask it by name. */
    static Optional<Provider> provider() {
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
