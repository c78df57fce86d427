package org.chengxin.app;

import java.util.Locale;

/** Why a city cannot start here. Each is said in one line that names the thing and what would be right. */
enum StartReason {
    /** The class files need a JVM of this version, and the launcher tests that before; this is for other launchers. */
    JDK_MUST_BE_25("UP-001"),
    SETTING_MUST_BE_UNDERSTOOD("UP-002"),
    PORT_MUST_BE_FREE("UP-003"),
    DATA_DIRECTORY_MUST_BE_WRITABLE("UP-004"),
    DATA_DIRECTORY_MUST_BE_A_CITYS("UP-005"),
    DATA_FORMAT_MUST_BE_KNOWN("UP-006"),
    DATA_DIRECTORY_MUST_BE_FREE("UP-007"),
    DATA_MUST_BE_OF_THIS_CHAIN("UP-008"),
    KEY_MUST_BE_THERE("UP-009"),
    KEY_FILE_MUST_BE_PRIVATE("UP-010"),
    PASSPHRASE_MUST_FIT("UP-011"),
    DISK_MUST_HAVE_ROOM("UP-012"),
    CLOCK_MUST_BE_RIGHT("UP-013"),
    CERTIFICATE_MUST_BE_READABLE("UP-014"),
    FENCE_MUST_BE_HELD("UP-015"),
    BACKUP_MUST_BE_WHOLE("UP-016"),
    LOG_MUST_BE_WHOLE("UP-017");

    private final String code;

    StartReason(String code) {
        this.code = code;
    }

    /** The code, which never changes its meaning. */
    String code() {
        return code;
    }

    /** The constant as words, for a list. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
