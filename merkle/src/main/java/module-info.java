/** The authenticated tree, its proofs, and the light client: everything an offline verifier needs. */
module org.chengxin.merkle {
    requires transitive org.chengxin.encoding;

    exports org.chengxin.merkle;
    exports org.chengxin.merkle.cometbft;
    exports org.chengxin.merkle.light;

    // The codec reads and makes records, nested and package-private ones too.
    opens org.chengxin.merkle to
            org.chengxin.encoding;
    opens org.chengxin.merkle.cometbft to
            org.chengxin.encoding;
}
