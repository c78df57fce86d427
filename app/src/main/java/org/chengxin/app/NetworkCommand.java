package org.chengxin.app;

import java.io.IOException;
import java.nio.file.Path;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.WholeFile;
import picocli.CommandLine.Command;

/** The same city on several validators. */
@Command(
        name = "network",
        description = {
            "Runs a city on several validators, which need not trust each other.",
            "On one machine, for trying: up, then status, kill, start, stop.",
            "For real: init, collect, seal, run; each organisation on its own machine."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            NetworkUp.class,
            NetworkStatus.class,
            NetworkStop.class,
            NetworkKill.class,
            NetworkStart.class,
            NetworkInit.class,
            NetworkCollect.class,
            NetworkSeal.class,
            NetworkRun.class
        })
final class NetworkCommand {

    /** What a command ends with when a network is refused. */
    static CommandFailure failure(NetworkException refused) {
        ExitCode code =
                switch (refused.reason()) {
                    case STATEMENT_MUST_BE_READABLE, NETWORK_FILE_MUST_BE_READABLE, FILE_MUST_BE_NEW ->
                        ExitCode.BAD_FILE;
                    case DIRECTORY_MUST_BE_OF_THIS_NETWORK, STATEMENT_MUST_BE_NEW, FOLDER_MUST_HOLD_A_NETWORK ->
                        ExitCode.BAD_DATA;
                    case NODE_MUST_EXIST -> ExitCode.USAGE;
                    case NODES_MUST_BE_READY, HEIGHTS_MUST_RISE, NODE_MUST_END, OTHER_COMMAND_MUST_HAVE_ENDED ->
                        ExitCode.UNAVAILABLE;
                    case STATEMENT_MUST_BE_SIGNED_BY_ITS_KEYS,
                            STATEMENT_KEYS_MUST_BE_VALID,
                            ORGANISATION_MUST_STATE_ONCE,
                            STATEMENT_MUST_BE_EXPECTED,
                            STATEMENT_MUST_NOT_BE_MISSING,
                            KEY_MUST_BE_OF_ONE,
                            ADDRESS_MUST_BE_OF_ONE,
                            NETWORK_MUST_HAVE_A_MEMBER,
                            GENESIS_MUST_FOLLOW_FROM_STATEMENTS,
                            OWN_STATEMENT_MUST_BE_IN_IT,
                            FINGERPRINT_MUST_BE_COMPARED,
                            SEALS_MUST_FIT,
                            EACH_MEMBER_MUST_HAVE_SEALED,
                            FILES_MUST_BE_OF_ONE_NETWORK,
                            ORGANISATION_MUST_BE_A_MEMBER,
                            NODES_MUST_AGREE -> ExitCode.REFUSED;
                };
        return new CommandFailure(code, String.valueOf(refused.getMessage()), refused);
    }

    /** What a command ends with when a data directory does not do. */
    static CommandFailure failure(CannotStart cannot) {
        return new CommandFailure(ExitCode.BAD_DATA, String.valueOf(cannot.getMessage()), cannot);
    }

    /** All bytes of a file that somebody named. */
    static byte[] read(Path file) {
        try {
            return WholeFile.read(file, WholeFile.MOST_BYTES);
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.BAD_FILE, "cannot read " + file + "; check the path", unreadable);
        }
    }

    /** A network file that somebody named. */
    static NetworkFile network(Path file) {
        return NetworkFile.read(file.toString(), read(file));
    }

    /** A folder without a network. */
    static NetworkException noNetwork(Path folder) {
        return new NetworkException(NetworkReason.FOLDER_MUST_HOLD_A_NETWORK, folder.toString());
    }
}
