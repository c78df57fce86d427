package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.SigningKey;

/** Keys that anybody can compute from a name. They protect nothing. */
final class InsecureKeys {

    private InsecureKeys() {}

    /** An Ed25519 key of an organisation; the same for the same name, everywhere. */
    static SigningKey of(Uscc organisation, String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(NamedParameterSpec.ED25519, new NoChance(name));
            KeyPair pair = generator.generateKeyPair();
            byte[] info = pair.getPublic().getEncoded();
            byte[] key = Arrays.copyOfRange(info, info.length - Jwk.COORDINATE_BYTES, info.length);
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return SigningKey.of(organisation, Jwk.ed25519(Bytes.owned(key)), Bytes.owned(seed));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the JDK lacks Ed25519", impossible);
        }
    }

    /** Bytes that follow from a name. */
    private static final class NoChance extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final String name;

        NoChance(String name) {
            this.name = name;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            byte[] hash = Sha256.of(("insecure " + name).getBytes(UTF_8));
            for (int i = 0; i < bytes.length; i++) bytes[i] = hash[i % hash.length];
        }
    }
}
