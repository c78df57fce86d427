package org.chengxin.cli.proofs;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.Contradictions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.TrustedGenesis;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the latest block, to be published where the operator cannot change it. */
@Command(
        name = "checkpoint",
        description = {
            "Prints HEIGHT:HASH of the latest block. Publish it elsewhere: whoever holds old keys could otherwise rewrite"
                    + " history. `verify --trusted` and, after a restore, `up --fence` and `network run --fence` take it.",
            "Of several nodes the first gives it; where a genesis document is trusted, it is printed when it follows from that"
                    + " and no node contradicts it."
        },
        mixinStandardHelpOptions = true)
public final class CheckpointCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Mixin
    private TrustedGenesis genesis = new TrustedGenesis();

    @Override
    public Integer call() throws InterruptedException {
        try (ChengxinClient client = options.client()) {
            Members status = client.get("status");
            String hash = status.optionalText("blockHash")
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.REFUSED, "the chain has no block yet; ask again after the first"));
            TrustedBlock block = new TrustedBlock(status.number("height"), Bytes.ofHex(hash));
            if (Contradictions.found(options, genesis, status.text("chain"), block))
                return ExitCode.CONTRADICTED.number();
            if (options.json) {
                Map<String, Object> members = new TreeMap<>();
                members.put("chain", status.text("chain"));
                members.put("checkpoint", block.toString());
                members.put("time", status.number("time"));
                options.printJson(members);
            } else {
                options.out().println(block);
            }
            return ExitCode.OK.number();
        }
    }
}
