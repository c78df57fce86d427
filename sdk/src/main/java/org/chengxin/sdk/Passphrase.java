package org.chengxin.sdk;

import java.nio.file.Path;
import java.util.Optional;

/** Where a passphrase comes from, asked only when a file needs one. */
public interface Passphrase {

    /** Has none. */
    Passphrase NONE = file -> Optional.empty();

    /** The passphrase of a file. The caller overwrites the array when it is done. */
    Optional<char[]> of(Path file);
}
