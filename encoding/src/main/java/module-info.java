/** Canonical JSON, base64url, hashes and times. Requires nothing. */
module org.chengxin.encoding {
    exports org.chengxin.encoding;
}
