package org.chengxin.sdk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.ledger.Uscc;

/**
 * The keys of a data directory: {@code keys/<USCC>.jwk} for each organisation, {@code keys/operator.jwk} for the operator
 * of the node, {@code keys/import/} for import secrets.
 */
public final class Keyring {

    private static final String FOLDER = "keys";
    private static final String ENDING = ".jwk";

    private final Path folder;
    private final Passphrase passphrase;

    /** The keys below a data directory. */
    public Keyring(Path dataDirectory, Passphrase passphrase) {
        this.folder = dataDirectory.resolve(FOLDER);
        this.passphrase = passphrase;
    }

    /** The folder with the files. */
    public Path folder() {
        return folder;
    }

    /** Where the key of an organisation is, or would be. */
    public Path file(Uscc organisation) {
        return folder.resolve(organisation.text() + ENDING);
    }

    /** The organisations with a file, in order of their codes. */
    public NavigableSet<Uscc> organisations() {
        NavigableSet<Uscc> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) uscc(file).ifPresent(found::add);
        } catch (NoSuchFileException none) {
            return found;
        } catch (IOException unreadable) {
            throw new SdkException(SdkReason.KEY_FILE_MUST_EXIST, folder.toString(), unreadable);
        }
        return found;
    }

    /**
     * The key of an organisation.
     *
     * @throws SdkException when its file is missing, unreadable, open to others or not its key
     */
    public SigningKey key(Uscc organisation) {
        Path file = file(organisation);
        SigningKey key = KeyFile.read(file, passphrase);
        if (!key.id().organisation().equals(organisation))
            throw new SdkException(SdkReason.KEY_FILE_MUST_HOLD_A_KEY, file.toString());
        return key;
    }

    /** The secrets for imports. */
    public ImportSecrets importSecrets() {
        return new ImportSecrets(folder.resolve("import"));
    }

    private static Optional<Uscc> uscc(Path file) {
        String name = file.getFileName().toString();
        try {
            return Optional.of(new Uscc(name.substring(0, name.length() - ENDING.length())));
        } catch (IllegalArgumentException otherKey) {
            return Optional.empty();
        }
    }
}
