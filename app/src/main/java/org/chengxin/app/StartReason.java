package org.chengxin.app;

/**
 * What had to be true for a city to start here, and was not. Codes are never used again and never change their meaning;
 * {@code docs/errors.md} lists them. What the node and its engine say has codes of their own.
 */
public enum StartReason {
    /** Another Java. */
    JDK_MUST_BE_25("UP-001", "The program must run on JDK 25."),
    /** A setting that does not exist, or a value that does not fit it. */
    SETTING_MUST_BE_UNDERSTOOD("UP-002", "Each setting must exist and have a value of its form."),
    /** Another program listens there. */
    PORT_MUST_BE_FREE("UP-003", "The port must be free."),
    /** No right to write, or to read what is there. */
    DATA_DIRECTORY_MUST_BE_WRITABLE("UP-004", "The data directory must be readable and writable for this user."),
    /** Something else is in the folder. */
    DATA_DIRECTORY_MUST_BE_A_CITYS("UP-005", "The data directory must be empty, or a city's."),
    /** The genesis is none, or not what its members signed. */
    GENESIS_MUST_BE_SIGNED("UP-006", "The genesis in the data directory must be what its members signed."),
    /** A key file is missing or damaged. */
    KEY_MUST_BE_THERE("UP-007", "The key files of operator and validator must be there and whole."),
    /** Others may read a key file. */
    KEY_FILE_MUST_BE_PRIVATE("UP-008", "The key files must be readable for their owner only."),
    /** No passphrase, or another one. */
    PASSPHRASE_MUST_FIT("UP-009", "The passphrase must open the key files."),
    /** Little room. */
    DISK_MUST_HAVE_ROOM("UP-010", "The disk must have more room than the node keeps free."),
    /** The clock contradicts the chain. */
    CLOCK_MUST_BE_RIGHT("UP-011", "The clock must agree with the chain."),
    /** A certificate or its key cannot be read, or is over. */
    CERTIFICATE_MUST_BE_READABLE(
            "UP-012", "The certificate and its key must be readable, fit each other, and be valid."),
    /** The backup broke off, or was changed. */
    BACKUP_MUST_BE_WHOLE("UP-013", "The backup must be whole."),
    /** Restoring over something. */
    RESTORED_DIRECTORY_MUST_BE_NEW("UP-014", "The data directory that is restored to must not exist yet."),
    /** Blocks of the other engine lie there. */
    ENGINE_MUST_STAY("UP-015", "A data directory must keep the engine that it began with.");

    private final String code;
    private final String sentence;

    StartReason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The code. */
    public String code() {
        return code;
    }

    /** What has to be true. */
    public String sentence() {
        return sentence;
    }
}
