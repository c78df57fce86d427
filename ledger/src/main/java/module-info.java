/** The state machine: requests in, results and a new state out. No input or output of its own. */
module org.chengxin.ledger {
    requires transitive org.chengxin.encoding;

    exports org.chengxin.ledger;
    exports org.chengxin.ledger.credit;
    exports org.chengxin.ledger.governance;
    exports org.chengxin.ledger.identity;

    // The codec reads and makes records, nested and package-private ones too.
    opens org.chengxin.ledger to
            org.chengxin.encoding;
    opens org.chengxin.ledger.credit to
            org.chengxin.encoding;
    opens org.chengxin.ledger.governance to
            org.chengxin.encoding;
    opens org.chengxin.ledger.identity to
            org.chengxin.encoding;
}
