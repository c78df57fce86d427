package org.chengxin.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an operator may choose. A value comes from the configuration file, then from the environment, then from
 * the command line; the later wins.
 */
enum Setting {
    ADDRESS("127.0.0.1", "address to listen on; 0.0.0.0 for every network of this machine"),
    PORT("8080", "port to listen on, 0 for any free one"),
    DEMO("false", "true adds a small invented city and lets vouched keys work at once"),
    PUBLIC_URL("", "where others reach this city, when that differs from address and port"),

    ENGINE("embedded", "embedded, one validator inside this program; or cometbft, several validators; final"),
    COMETBFT_PROGRAM("", "an executable of CometBFT; built with Go and kept in the user's cache when left out"),
    COMETBFT_LISTEN("127.0.0.1:26656", "address and port where CometBFT listens for other validators"),
    COMETBFT_PEERS("", "the other validators as id@host:port, apart by commas; as they stated it when left out"),
    COMETBFT_RPC_PORT("26657", "port of loopback where CometBFT answers this node"),
    COMETBFT_PROPOSE_MILLISECONDS("200", "how long validators wait for one whose turn it is to propose a block"),

    CONTENTS_LISTEN("", "address and port where other members' nodes fetch contents; nowhere when left out"),
    CONTENTS_PEERS("", "the other members as USCC@host:port, apart by commas; as they stated it when left out"),

    CITY_NAME_ZH("示例市", "name of the city in Chinese; final once the city is started"),
    CITY_NAME_EN("Example City", "name of the city in English; final once the city is started"),
    CITY_CHAIN("", "name of the chain, a-z, 0-9 and -; made from the English name and the year when left out"),
    CITY_OPERATOR(
            "",
            "USCC, name and date of establishment (YYYY-MM-DD) of the operator, apart by spaces; invented when left out"),
    CITY_REGISTRAR(
            "", "USCC, name and date of establishment of the registrar, apart by spaces; invented when left out"),
    CITY_PUBLISHERS(
            "",
            "USCC, name and date of establishment of each publishing authority, apart by spaces; authorities by ';'"),
    CITY_KEY_DELAY_HOURS("72", "how long a key that a registrar vouches for waits before it works"),

    KEYS_PASSPHRASE("", "passphrase of the key files; better given by file or at the prompt"),
    KEYS_PASSPHRASE_FILE("", "file whose first line is the passphrase of the key files"),
    KEYS_PASSPHRASE_PROMPT("false", "true asks for the passphrase of the key files on the terminal"),

    TLS_CERTIFICATE("", "PEM file with the certificate and its chain; turns HTTPS on"),
    TLS_KEY("", "PEM file with the private key of the certificate"),
    TLS_KEY_PASSPHRASE_FILE("", "file whose first line is the passphrase of that key"),
    PROXY_TRUSTED("", "addresses of the proxies in front, apart by commas: their Forwarded headers are believed"),

    LIMIT_REQUESTS_PER_SECOND("50", "requests a client may send in a second, over time"),
    LIMIT_BURST("200", "requests a client may send at once"),
    LIMIT_EXEMPT("127.0.0.1,0:0:0:0:0:0:0:1", "addresses without such a limit, apart by commas"),

    LOG_CONSOLE("false", "true writes the log to standard error as well as to the data directory"),
    LOG_LEVEL("info", "error, warn, info or debug"),
    DISK_RESERVE_MEGABYTES("512", "free disk below which the node takes no more transactions");

    private final String standard;
    private final String meaning;

    Setting(String standard, String meaning) {
        this.standard = standard;
        this.meaning = meaning;
    }

    /** Its name in the configuration file, for example {@code tls.key-passphrase-file}. */
    String key() {
        String lower = name().toLowerCase(Locale.ROOT);
        int group = lower.indexOf('_');
        boolean grouped = group > 0
                && Arrays.asList("city", "cometbft", "contents", "keys", "tls", "proxy", "limit", "log", "disk")
                        .contains(lower.substring(0, group));
        return grouped
                ? lower.substring(0, group) + "." + lower.substring(group + 1).replace('_', '-')
                : lower.replace('_', '-');
    }

    /** Its name in the environment, for example {@code CHENGXIN_TLS_KEY_PASSPHRASE_FILE}. */
    String variable() {
        return "CHENGXIN_" + name();
    }

    /** What holds when nobody chooses; empty when there is nothing then. */
    String standard() {
        return standard;
    }

    /** What it is for, in a line. */
    String meaning() {
        return meaning;
    }

    /** The setting of a name in the configuration file. */
    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
