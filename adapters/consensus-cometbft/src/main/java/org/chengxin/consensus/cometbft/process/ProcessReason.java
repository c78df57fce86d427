package org.chengxin.consensus.cometbft.process;

/**
 * What had to be true for CometBFT to run beside this node, and was not. Codes are never used again and never change
 * their meaning; {@code docs/errors.md} lists them.
 */
public enum ProcessReason {
    /** Nothing to build CometBFT with. */
    GO_MUST_BE_THERE(
            "CP-001",
            "Go must be there to build CometBFT.",
            "Install Go 1.22 or newer from https://go.dev/dl, or name a program that is built already in"
                    + " cometbft.program."),
    /** The build broke off. */
    BUILD_MUST_SUCCEED(
            "CP-002",
            "go install must build CometBFT at the pinned version.",
            "Look at what Go said; it needs to reach a Go module proxy once."),
    /** Another release, or not built from the pinned sources. */
    PROGRAM_MUST_BE_THE_PINNED_ONE(
            "CP-003",
            "The program of CometBFT must be of the pinned version, built from the pinned sources.",
            "Build it with go install at that version, or leave cometbft.program out so that this is done here."),
    /** The folder of CometBFT cannot be written. */
    HOME_MUST_BE_WRITABLE(
            "CP-004",
            "The folder of CometBFT must be writable.",
            "Change its owner, remove what is in its place, and look at the disk."),
    /** There are blocks, but nobody knows what was signed. */
    SIGN_STATE_MUST_BE_THERE(
            "CP-005",
            "A folder of CometBFT with blocks in it must say what was signed last.",
            "Put back cometbft/data/priv_validator_state.json as it was last. Signing without it could contradict"
                    + " what others hold."),
    /** It ends as often as it is started. */
    PROCESS_MUST_STAY(
            "CP-006",
            "CometBFT must keep running once it is started.",
            "Look into logs/cometbft.log; it is started again and again until it stays."),
    /** This node computed another state than the network. */
    STATE_MUST_BE_THE_NETWORKS(
            "CP-007",
            "The node's state must be the one that more than two thirds of the validators signed.",
            "Stop the node, keep its data directory for whoever looks for the cause, and set it up anew from the"
                    + " network's blocks."),
    /** The disk has little room left. */
    DISK_MUST_HAVE_ROOM(
            "CP-008",
            "The disk must have the room free that disk.reserve-megabytes names.",
            "Make room on the disk. The node takes transactions again as soon as there is enough, and starts CometBFT"
                    + " again, which it stops when less than half of that is left."),
    /** Nobody has said since what the validator can have signed. */
    RESTORED_VALIDATOR_MUST_BE_FENCED(
            "CP-009",
            "Somebody must say above which height a validator that was restored may sign.",
            "The node follows the chain and signs nothing. Start it once with --fence and the height and hash of a block"
                    + " that the other nodes made after this copy was restored."),
    /** Not there, another one, or from before. */
    FENCE_MUST_BE_MADE_SINCE(
            "CP-010",
            "The block named with --fence must be in the chain and made after this copy was restored.",
            "Make sure that the original never runs again, and take a later block from /status of another node.");

    private final String code;
    private final String sentence;
    private final String remedy;

    ProcessReason(String code, String sentence, String remedy) {
        this.code = code;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The stable code, {@code CP-nnn}. */
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
