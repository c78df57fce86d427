package org.chengxin.api.chain;

import java.util.List;
import java.util.Optional;
import org.chengxin.node.view.Views;

/**
 * How the node and its chain are.
 *
 * @param appHash    root of the newest state, upper-case hexadecimal
 * @param blockHash  hash of the latest block's header, upper-case hexadecimal; absent before the first, and while the
 *                   engine does not answer
 * @param chain      id of the chain
 * @param cityEn     name of the city in English
 * @param cityZh     name of the city in Chinese
 * @param counts     counts of what is in the state
 * @param demo       whether everything on it is invented
 * @param health     whether it takes transactions
 * @param height     of the block that the newest state is the state after
 * @param now        this machine's clock, in milliseconds since 1970-01-01T00:00Z
 * @param rules      version of the rules in force for the next block
 * @param signatures what checks signatures here
 * @param time       of the block at {@code height}, in milliseconds since 1970-01-01T00:00Z
 * @param version    of this program
 * @param waiting    transactions that wait for a block
 * @param warnings   what the operator has to see to although transactions are taken
 */
public record StatusAnswer(
        String appHash,
        Optional<String> blockHash,
        String chain,
        String cityEn,
        String cityZh,
        Views.Counts counts,
        boolean demo,
        HealthAnswer health,
        long height,
        long now,
        int rules,
        String signatures,
        long time,
        String version,
        int waiting,
        List<Warning> warnings) {

    /** Keeps the list from changing. */
    public StatusAnswer {
        warnings = List.copyOf(warnings);
    }

    /**
     * What the operator has to see to.
     *
     * @param code     stable code
     * @param sentence what has to be true, and is not
     */
    public record Warning(String code, String sentence) {}

    /**
     * Whether the node takes transactions.
     *
     * @param code     why not; absent when it does
     * @param sentence the same in words
     * @param state    {@code starting}, {@code running}, {@code read-only} or {@code stopped}
     */
    public record HealthAnswer(Optional<String> code, Optional<String> sentence, String state) {}
}
