package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;

/**
 * An authority that signs more than anyone can take. A key has at most 1,024 sequences under way, so it has given itself
 * several keys, which it may.
 */
final class Flooder {

    private static final int KEYS = 11;
    private static final int OF_ONE_KEY = 1_000;
    private static final int LINES = 500;
    private static final int FIRST_COMPANY = 500_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Desk> desks = new ArrayList<>();
    private final AtomicInteger companies = new AtomicInteger(FIRST_COMPANY);

    private Flooder() {}

    /** Gives an authority its keys. */
    static Flooder prepare(Access access, GenesisDocument genesis, Uscc authority, SigningKey first)
            throws InterruptedException {
        var flooder = new Flooder();
        var desk = new Desk(genesis.chainId(), first);
        var submitter = new SafeSubmitter(access.preferring(0), PATIENCE, Optional.of(genesis));
        for (int i = 0; i < KEYS; i++) {
            SigningKey key = SigningKey.generate(authority, Algorithm.EDDSA);
            if (!(submitter.submit(desk.add(key)) instanceof Fate.Committed))
                throw new CommandFailure(ExitCode.REFUSED, "an authority was given no key more");
            flooder.desks.add(new Desk(genesis.chainId(), key));
        }
        return flooder;
    }

    /** Requests with registrations of companies that nobody has seen, as many as its keys have sequences for at once. */
    List<byte[]> requests() {
        List<byte[]> requests = new ArrayList<>();
        for (Desk desk : desks) for (int done = 0; done < OF_ONE_KEY; done += LINES) requests.add(request(desk));
        return requests;
    }

    private byte[] request(Desk desk) {
        var lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            int number = companies.incrementAndGet();
            Submission one = desk.register(ExampleCity.company(number), "示例" + number + "号公司");
            lines.append("{\"jws\":\"")
                    .append(new String(one.jws().shared(), UTF_8))
                    .append("\"}\n");
        }
        return lines.toString().getBytes(UTF_8);
    }
}
