package org.chengxin.stories.chaos;

import java.time.Duration;
import java.util.Optional;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.Submission;

/**
 * What a node truly answered once and would not answer any more: the organisation has another name since. Whoever serves it
 * later tells an old truth, with a proof that verifies.
 *
 * @param organisation of which it was asked
 * @param answer       of the API, with its proof
 * @param nameNow      its name after that
 * @param takenAt      by {@link System#nanoTime()}
 */
record Keepsake(Uscc organisation, Bytes answer, String nameNow, long takenAt) {

    private static final int COMPANY = 900_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where it is asked for. */
    static String path(Uscc organisation) {
        return "organisations/" + organisation.text() + "?proof=true";
    }

    /** Has a company registered, keeps what is answered about it, and has it renamed. */
    static Keepsake take(Access access, GenesisDocument genesis, Desk desk) throws InterruptedException {
        Uscc company = ExampleCity.company(COMPANY);
        var submitter = new SafeSubmitter(access.preferring(0), PATIENCE, Optional.of(genesis));
        commit(submitter, desk.register(company, "示例旧名公司"));
        byte[][] answer = new byte[1][];
        Network.await("a proof of the registration", () -> {
            try {
                answer[0] = access.nodes().getFirst().bytes(path(company));
                return true;
            } catch (RuntimeException notYet) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
        String name = "示例新名公司";
        commit(submitter, desk.change(company, name));
        return new Keepsake(company, Bytes.owned(answer[0]), name, System.nanoTime());
    }

    private static void commit(SafeSubmitter submitter, Submission submission) throws InterruptedException {
        if (!(submitter.submit(submission) instanceof Fate.Committed))
            throw new CommandFailure(ExitCode.REFUSED, "a network that begins took nothing");
    }
}
