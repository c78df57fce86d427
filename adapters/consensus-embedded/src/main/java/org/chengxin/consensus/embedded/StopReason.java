package org.chengxin.consensus.embedded;

/**
 * Why the engine makes no blocks. Codes are never used again and never change their meaning; {@code docs/errors.md} lists
 * them.
 */
public enum StopReason {
    /** The log was begun for another genesis. */
    LOG_MUST_BE_OF_THIS_CHAIN(
            "CE-001",
            "The log must belong to the chain of this genesis.",
            "Point the node at its own data directory, or put back the genesis that the directory was made with."),
    /** The log was written by a newer release. */
    LOG_FORMAT_MUST_BE_KNOWN(
            "CE-002",
            "The log must have a format that this release knows.",
            "Run the release that wrote the log, or a newer one."),
    /** Bytes before the end of the log are not what was written. */
    LOG_MUST_BE_WHOLE(
            "CE-003",
            "Every block before the end of the log must be as it was written.",
            "Restore the newest backup, since the disk returned other bytes than were written; check the disk."),
    /** The end of the log is gone or damaged, and a block that was signed with it. */
    SIGNED_BLOCK_MUST_BE_IN_LOG(
            "CE-004",
            "The log must hold the last block that was signed.",
            "Restore the newest backup. Only if nobody outside has seen a later block, start once with --fence and the"
                    + " height and hash of the last block in this log."),
    /** Both copies of the sign state are damaged, or what they say cannot be trusted. */
    SIGN_STATE_MUST_BE_READABLE(
            "CE-005",
            "The sign state must say what was signed last.",
            "Start with --fence and the height and hash of the last block that anyone outside knows."),
    /** There is a log and no sign state, as after a restore. */
    RESTORED_LOG_MUST_BE_CONFIRMED(
            "CE-006",
            "A restored log must be confirmed before the node signs again.",
            "Start with --fence and the height and hash of the last block that anyone outside knows."),
    /** The block named with {@code --fence} is not there. */
    FENCE_MUST_BE_IN_LOG(
            "CE-007",
            "The block named with --fence must be in the log.",
            "Restore a newer backup that holds the missing blocks."),
    /** The block named with {@code --fence} is there with another hash. */
    FENCE_MUST_HAVE_ITS_HASH(
            "CE-008",
            "The block at the height named with --fence must have the hash named with it.",
            "Restore a backup of the chain that others follow, or correct the hash."),
    /** The application's state is after a block that the log does not have. */
    STATE_MUST_NOT_BE_AHEAD_OF_LOG(
            "CE-009",
            "The log must hold the block that the state is the state after.",
            "Restore state and log from the same backup."),
    /** Applying the log gives another state than its headers say. */
    STATE_MUST_FOLLOW_FROM_LOG(
            "CE-010",
            "Applying a block must give the state that the next header names.",
            "Restore the state from a backup, or delete it so that it is made again from the log; check memory and disk."),
    /** The clock went more than an hour forward or back. */
    CLOCK_MUST_BE_CONFIRMED(
            "CE-011",
            "The clock must not have jumped by more than an hour.",
            "Set the clock right, or confirm that it is right: chengxin doctor --accept-clock."),
    /** The disk has little room left. */
    DISK_MUST_HAVE_ROOM(
            "CE-012",
            "The disk must have room for the blocks to come.",
            "Make room on the disk; the node goes on by itself as soon as there is enough."),
    /** The disk refused to read or write. */
    STORAGE_MUST_WORK(
            "CE-013",
            "The disk must read and write what it is asked to.",
            "Check the disk and start the node again; it recovers what was synced."),
    /** The key that would sign is not the validator that genesis names. */
    KEY_MUST_BE_THE_VALIDATORS(
            "CE-014",
            "The key that signs must be the one validator of the genesis.",
            "Put the validator key of this chain into the data directory."),
    /** Something broke that no other code names. */
    ENGINE_MUST_NOT_BREAK(
            "CE-015",
            "The engine and the application must finish every step that they begin.",
            "Start the node again, and report what the log of the program says: this is a defect.");

    private final String code;
    private final String sentence;
    private final String remedy;

    StopReason(String code, String sentence, String remedy) {
        this.code = code;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The stable code, {@code CE-nnn}. */
    public String code() {
        return code;
    }

    /** What had to be true. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
