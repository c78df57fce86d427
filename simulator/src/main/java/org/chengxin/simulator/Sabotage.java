package org.chengxin.simulator;

/** A fault planted on purpose, to see that it is caught. None of them can happen outside the simulator. */
public enum Sabotage {
    /** No fault. */
    NONE,
    /** The disk says that the log is synced, and it is not. */
    SYNC_LIES,
    /** What is written to the sign state is forgotten. */
    SIGN_STATE_IS_FORGOTTEN,
    /** The state store keeps all of a batch but one value. */
    STATE_LOSES_A_VALUE,
    /** Contents are never destroyed. */
    CONTENTS_ARE_KEPT,
    /** Contents are said to be durable, and a loss of power takes them. */
    CONTENTS_ARE_LOST,
    /** A signature is taken for right that is not. */
    SIGNATURES_ARE_NOT_CHECKED
}
