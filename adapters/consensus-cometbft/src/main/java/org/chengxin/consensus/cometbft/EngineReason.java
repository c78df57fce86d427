package org.chengxin.consensus.cometbft;

import org.chengxin.node.port.Health;

/**
 * Why the engine takes nothing. Codes are never used again and never change their meaning; {@code docs/errors.md} lists
 * them.
 */
public enum EngineReason {
    /** CometBFT was set up with another genesis document. */
    GENESIS_MUST_BE_THIS(
            "CB-001",
            "CometBFT must start from the genesis of this node.",
            "Put the node's own genesis back, or point it at its own data directory."),
    /** Its RPC has not answered for too long. */
    COMETBFT_MUST_ANSWER(
            "CB-002",
            "CometBFT must run beside this node and answer it.",
            "Look into logs/cometbft.log; the node goes on by itself as soon as CometBFT answers."),
    /** No new block for too long. */
    HEIGHT_MUST_RISE(
            "CB-003",
            "More than two thirds of the validators must agree on new blocks.",
            "Look which validators are missing; the node goes on by itself as soon as there are enough."),
    /** The application did not finish a step. */
    APPLICATION_MUST_NOT_BREAK(
            "CB-004",
            "The node must finish every step that CometBFT asks for.",
            "Start the node again, and report what the log of the program says: this is a defect or a broken disk."),
    /** The folder cannot be written, or its path is too long. */
    ADDRESS_MUST_BE_FREE(
            "CB-005",
            "The node must be able to listen for CometBFT at the address that it is given.",
            "Make the folder of the socket writable for this user; with a long path, shorten it."),
    /** Too long, broken off, or something else. */
    REQUEST_MUST_BE_WHOLE(
            "CB-006",
            "What comes over a connection of CometBFT must be whole requests of ABCI 2.0 of at most 128 MiB.",
            "Look which other program connects to the socket; the connection was closed, and the others go on.");

    private final String code;
    private final String sentence;
    private final String remedy;

    EngineReason(String code, String sentence, String remedy) {
        this.code = code;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The stable code, {@code CB-nnn}. */
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

    /** @param found what was found instead; no personal data, no content */
    Health.Stopped stopped(String found) {
        return new Health.Stopped(code, found + " " + sentence + " " + remedy);
    }
}
