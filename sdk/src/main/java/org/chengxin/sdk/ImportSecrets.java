package org.chengxin.sdk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.Uscc;

/**
 * The secrets that record ids and salts are made of ({@link org.chengxin.ledger.credit.RecordIdentity}): one for each
 * publisher and year of decision, in {@code <folder>/<USCC>-<year>.secret} of mode 0600, made when first asked for. They
 * are backed up with the keys, and destroyed when that year's last retention date has passed: without one nobody can
 * tell any more which decision an id stands for. Safe for several threads and several programs.
 */
public final class ImportSecrets {

    /** Bytes of a secret. */
    public static final int BYTES = 32;

    private final Path folder;
    private final Map<Path, Bytes> known = new ConcurrentHashMap<>();

    /** Secrets in this folder, which is made when the first is. */
    public ImportSecrets(Path folder) {
        this.folder = folder;
    }

    /**
     * The secret of a publisher and a year of decision.
     *
     * @throws SdkException when the file is damaged, open to others, or cannot be written
     */
    public Bytes of(Uscc publisher, int year) {
        return known.computeIfAbsent(folder.resolve(publisher.text() + "-" + year + ".secret"), ImportSecrets::load);
    }

    private static Bytes load(Path file) {
        if (!Files.exists(file)) create(file);
        try {
            Bytes secret = Bytes.ofBase64Url(new String(PrivateFiles.read(file), StandardCharsets.US_ASCII).strip());
            if (secret.size() == BYTES) return secret;
        } catch (MalformedException damaged) {
            throw new SdkException(SdkReason.IMPORT_SECRET_MUST_BE_WHOLE, file.toString());
        }
        throw new SdkException(SdkReason.IMPORT_SECRET_MUST_BE_WHOLE, file.toString());
    }

    private static void create(Path file) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            PrivateFiles.create(file, Bytes.owned(secret).toBase64Url().getBytes(StandardCharsets.US_ASCII));
        } catch (SdkException beaten) {
            boolean anotherProgramWasFirst = beaten.reason() == SdkReason.FILE_MUST_BE_NEW;
            if (!anotherProgramWasFirst) throw beaten;
        }
    }
}
