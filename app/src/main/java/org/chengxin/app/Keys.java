package org.chengxin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.KeyFile;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.SigningKey;

/** The keys of a node in its data directory, each made when it is first asked for. */
final class Keys {

    private final Path folder;
    private final Passphrase passphrase;

    /**
     * The keys in a folder.
     *
     * @param passphrase opens files that are encrypted, and encrypts those that are made, when there is one
     */
    Keys(Path folder, Passphrase passphrase) {
        this.folder = folder;
        this.passphrase = passphrase;
    }

    /** Signs the housekeeping of the node and the operator's votes. */
    SigningKey operator(Uscc operator) {
        return key(folder.resolve("operator.jwk"), operator);
    }

    /** Signs blocks. */
    SigningKey validator(Uscc operator) {
        return key(folder.resolve("validator.jwk"), operator);
    }

    /** Proves to other validators whom they are connected with. Ed25519, as CometBFT wants it. */
    SigningKey peer(Uscc operator) {
        return key(folder.resolve("peer.jwk"), operator);
    }

    /** Proves to other members whom they fetch from over TLS. P-256, which every TLS library has. */
    SigningKey tls(Uscc operator) {
        return key(folder.resolve("tls.jwk"), operator, Algorithm.ES256);
    }

    /** Signs for an authority. */
    SigningKey authority(Uscc authority) {
        return key(folder.resolve(authority.text() + ".jwk"), authority);
    }

    private SigningKey key(Path file, Uscc organisation) {
        return key(file, organisation, Algorithm.EDDSA);
    }

    private SigningKey key(Path file, Uscc organisation, Algorithm algorithm) {
        if (!Files.exists(file)) {
            SigningKey fresh = SigningKey.generate(organisation, algorithm);
            KeyFile.create(file, fresh, passphrase.of(file));
            return fresh;
        }
        return read(file);
    }

    /**
     * Reads a key that has to be there.
     *
     * @throws CannotStart when it is missing, open to others, damaged, or its passphrase does not fit
     */
    SigningKey read(Path file) {
        try {
            return KeyFile.read(file, passphrase);
        } catch (SdkException unfit) {
            throw new CannotStart(reason(unfit.reason()), String.valueOf(unfit.getMessage()), unfit);
        }
    }

    /** The operator's key, which has to be there. */
    SigningKey operator() {
        return read(folder.resolve("operator.jwk"));
    }

    /** The validator's key, which has to be there. */
    SigningKey validator() {
        return read(folder.resolve("validator.jwk"));
    }

    private static StartReason reason(SdkReason reason) {
        return switch (reason) {
            case KEY_FILE_MUST_BE_PRIVATE -> StartReason.KEY_FILE_MUST_BE_PRIVATE;
            case PASSPHRASE_MUST_BE_GIVEN, PASSPHRASE_MUST_FIT -> StartReason.PASSPHRASE_MUST_FIT;
            default -> StartReason.KEY_MUST_BE_THERE;
        };
    }
}
