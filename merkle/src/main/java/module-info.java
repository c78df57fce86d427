/** The authenticated tree, its proofs, and the light client: everything an offline verifier needs. */
module org.chengxin.merkle {
    requires transitive org.chengxin.encoding;

    exports org.chengxin.merkle;
    exports org.chengxin.merkle.cometbft;
}
