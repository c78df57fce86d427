package org.chengxin.simulator;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.chengxin.consensus.embedded.ClockConfirmation;
import org.chengxin.consensus.embedded.MemoryStorage.Death;
import org.chengxin.consensus.embedded.VirtualTime;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Jwk;
import org.chengxin.node.flow.Housekeeping;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.SignatureVerifier;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.jspecify.annotations.Nullable;

/** One history: everything in it follows from the seed. */
public final class Simulation {

    private static final SignatureVerifier VERIFIER = JcaSignatureVerifier.fastest();

    private static final int STEPS_LEAST = 200;
    private static final int STEPS_MOST = 900;
    private static final int PEACE_ROUNDS = 600;
    private static final int STARTS_IN_PEACE = 3;
    private static final long HOUR_MILLIS = 3_600_000;

    private static final String STORAGE_FAILED = "CE-013";
    private static final String CLOCK_JUMPED = "CE-011";
    private static final String DISK_FULL = "CE-012";

    private final long seed;
    private final Chance chance;
    private final Trace trace = new Trace();
    private final VirtualTime time = new VirtualTime(InventedCity.GENESIS.time() + 1_000);
    private final Faults faults;
    private final SignatureVerifier verifier;
    private final WitnessedSigner signer = new WitnessedSigner(Signers.validator());
    private final Shadow shadow = new Shadow(VERIFIER);
    private final ChainWitness chain = new ChainWitness(shadow);
    private final AnswerWitness answers = new AnswerWitness(shadow);
    private final StateWitness states = new StateWitness(shadow);
    private final DisclosureWitness disclosure = new DisclosureWitness(shadow);
    private final Correspondence correspondence;

    private Disks disks;
    private @Nullable Disks backup;
    private @Nullable Machine machine;
    private int step;
    private int starts;
    private int powerLosses;
    private boolean clockTampered;

    private Simulation(long seed, Sabotage sabotage) {
        this.seed = seed;
        this.chance = new Chance(seed);
        this.faults = new Faults(chance);
        this.disks = new Disks(faults, sabotage);
        this.correspondence = new Correspondence(chance, time, answers, this::tell);
        this.verifier = sabotage == Sabotage.SIGNATURES_ARE_NOT_CHECKED ? new Credulous() : VERIFIER;
    }

    /** Takes every signature for right. */
    private static final class Credulous implements SignatureVerifier {

        @Override
        public boolean verify(Jwk key, byte[] signingInput, byte[] signature) {
            return true;
        }

        @Override
        public String name() {
            return "credulous";
        }
    }

    /**
     * Plays a history to its end.
     *
     * @throws BrokenPromise when something that is promised did not hold; its message names the seed
     */
    public static Outcome run(long seed) {
        return run(seed, Sabotage.NONE);
    }

    /** The same with a fault planted on purpose. */
    public static Outcome run(long seed, Sabotage sabotage) {
        var simulation = new Simulation(seed, sabotage);
        try {
            return simulation.play();
        } catch (BrokenPromise | RuntimeException | Invariant.Broken found) {
            String story = String.join("\n  ", simulation.trace.lastLines());
            throw new BrokenPromise(
                    "seed %d, step %d: %s%nwhat happened last:%n  %s"
                            .formatted(seed, simulation.step, found.getMessage(), story),
                    found);
        }
    }

    private Outcome play() {
        int steps = (int) chance.between(STEPS_LEAST, STEPS_MOST);
        for (step = 1; step <= steps; step++) alive(this::happen);
        makePeace();
        return new Outcome(
                seed, step, chain.height(), shadow.transactions(), starts, faults.struck(), powerLosses, trace.hash());
    }

    /** Does something that the process may not survive, and looks at what can be seen afterwards. */
    private void alive(Runnable what) {
        try {
            what.run();
            Machine now = machine;
            if (now != null && !couldNotRead(now)) look(now);
        } catch (Death death) {
            tell("died");
            machine = null;
        }
    }

    private void look(Machine now) {
        chain.look(now.engine());
        chain.requireState(now.node().newest().committed());
        answers.look();
    }

    /** Whether the disk failed before the engine had read what it has. */
    private boolean couldNotRead(Machine now) {
        return now.engine().height() == 0 && now.engine().health() instanceof Health.Stopped;
    }

    private void happen() {
        Machine now = machine;
        if (now == null) {
            whileDown();
            return;
        }
        attend(now);
        if (machine == null) return;
        switch (chance.below(100)) {
            case 0 -> kill();
            case 1 -> losePower();
            case 2 -> stopOrderly(now);
            case 3 -> jumpClock();
            case 4 -> fillDisk();
            case 5 -> pass(chance.between(1, 40) * HOUR_MILLIS);
            case 6 -> disks.flushState();
            case 99 -> backUp(now);
            case 98 -> drill();
            case 7, 8 -> lookClosely(now);
            case 9, 10 -> keepHouse(now);
            case 11, 12, 13, 14, 15 -> pass(chance.between(1_000, 40_000));
            case 16, 17, 18, 19, 20 -> pass(chance.between(1, 500));
            default -> {
                if (chance.below(100) < 45) work(now);
                else if (chance.below(100) < 45) correspondence.want();
                else correspondence.receive(now.node(), disks.stateItself());
            }
        }
    }

    private void tell(String what) {
        trace.add(step + " " + time.now() + " " + chain.height() + " " + what);
    }

    private void pass(long millis) {
        time.pass(millis);
        tell("pass " + millis);
    }

    private void whileDown() {
        switch (chance.below(4)) {
            case 0 -> {
                time.restart(chance.between(1_000, HOUR_MILLIS / 2));
                clockTampered = true;
                tell("down");
            }
            case 1 -> losePower();
            default -> start();
        }
    }

    private void start() {
        starts++;
        disks.revive();
        try {
            Machine started = Machine.start(disks, time, signer, verifier, Optional.empty());
            machine = started;
            tell("start: " + started.engine().recovery());
            chain.lookAgain(started.engine());
        } catch (UncheckedIOException failed) {
            tell("failed to start");
        }
    }

    private void kill() {
        tell("kill");
        machine = null;
    }

    private void losePower() {
        tell("power lost");
        powerLosses++;
        machine = null;
        disks.losePower(chance);
    }

    private void stopOrderly(Machine now) {
        tell("stop");
        now.node().close();
        now.engine().close();
        machine = null;
    }

    private void jumpClock() {
        long jump = chance.between(-3 * HOUR_MILLIS, 3 * HOUR_MILLIS);
        time.jump(jump);
        clockTampered = true;
        tell("clock " + jump);
    }

    private void fillDisk() {
        if (disks.isFilled()) disks.clear();
        else disks.fill(chance.between(0, 2 * Machine.RESERVE));
        tell("disk");
    }

    private void backUp(Machine now) {
        if (!(now.engine().health() instanceof Health.Running) || chain.height() == 0) return;
        backup = faults.without(() -> disks.backUp(now.engine(), shadow));
        tell("backup");
        if (chance.oneIn(2)) drill();
    }

    /** The machine burns down, and comes back from the backup if that has every block that was ever served. */
    private void drill() {
        Disks restored = backup;
        if (restored == null) return;
        backup = null;
        Optional<Machine> confirmed = faults.without(() -> new Drill(chain, time, signer, verifier).restore(restored));
        tell("restored " + confirmed.isPresent());
        if (confirmed.isEmpty()) return;
        disks = restored;
        machine = confirmed.get();
        clockTampered = true;
    }

    /** What an operator does about an engine that does not run. */
    private void attend(Machine now) {
        switch (now.engine().health()) {
            case Health.Running running -> {}
            case Health.Starting starting -> throw new BrokenPromise("the engine is starting for ever");
            case Health.Unconfirmed unconfirmed ->
                throw new BrokenPromise("nobody restored, and the engine waits for a fence: " + unconfirmed);
            case Health.ReadOnly readOnly -> {
                BrokenPromise.unless(readOnly.code().equals(DISK_FULL), "the engine went read-only: %s", readOnly);
                if (chance.oneIn(10)) disks.clear();
            }
            case Health.Stopped stopped when stopped.code().equals(CLOCK_JUMPED) && clockTampered -> confirmClock(now);
            case Health.Stopped stopped -> {
                BrokenPromise.unless(
                        stopped.code().equals(STORAGE_FAILED) && (faults.struck() > 0 || disks.isFilled()),
                        "the engine stopped: %s",
                        stopped);
                tell("stopped");
                machine = null;
            }
        }
    }

    private void confirmClock(Machine now) {
        if (!chance.oneIn(5)) return;
        tell("clock confirmed");
        if (chance.oneIn(2)) {
            now.engine().acceptClock();
            return;
        }
        try {
            ClockConfirmation.write(disks.log(), time.now());
        } catch (UncheckedIOException failed) {
            tell("the confirmation could not be written");
        }
    }

    private void work(Machine now) {
        long rest = now.engine().step();
        tell("step " + (rest > 0 ? "rest" : "work") + " " + chain.lastHash().toHex());
    }

    private void keepHouse(Machine now) {
        try {
            tell("housekeeping " + now.node().housekeeping().run());
        } catch (UncheckedIOException failed) {
            tell("housekeeping failed");
        }
    }

    private void lookClosely(Machine now) {
        if (now.engine().health() instanceof Health.Stopped) return;
        states.requireSameState(disks.stateItself());
        states.requireSameViews(now.node(), disks.contents(), time::now);
        if (now.node().newest().height() == chain.height()) {
            answers.lookUp(disks.stateItself());
            long judgedAt = now.node().newest().judgedAt(time.now());
            disclosure.requireContents(now.node(), disks.contents(), judgedAt);
            long from = chain.height() == 0 ? 1 : chance.between(1, chain.height());
            disclosure.requireRedacted(now.node(), from, Math.min(chain.height(), from + 10), judgedAt);
        }
    }

    /** From here on nothing goes wrong: everything must come to its end, and every promise is looked at once more. */
    private void makePeace() {
        faults.calm();
        disks.clear();
        tell("peace");
        if (machine == null) start();
        for (int round = 0; round < PEACE_ROUNDS; round++) {
            Machine now = runningMachine();
            time.pass(500);
            correspondence.askAgain(now.node(), disks.stateItself());
            now.engine().step();
            alive(() -> {});
            if (correspondence.open() == 0 && isClean(now)) break;
        }
        Machine now = runningMachine();
        look(now);
        BrokenPromise.unless(correspondence.open() == 0, "%d requests have no answer", correspondence.open());
        BrokenPromise.unless(isClean(now), "housekeeping comes to no end");
        chain.lookAgain(now.engine());
        chain.requireLastSigned(now.engine());
        lookClosely(now);
        disclosure.requireRedacted(
                now.node(), 1, chain.height(), now.node().newest().judgedAt(time.now()));
        disclosure.requireClean(
                disks.contents(), now.node().newest().committed().time());
        BrokenPromise.unless(
                signer.highest() == chain.height(), "block %d was signed and is not served", signer.highest());
        ProofWitness.look(now.node(), chance);
        tell("end " + chain.lastHash().toHex() + " "
                + shadow.root(shadow.height()).toHex());
    }

    /** Whether the engine rests and housekeeping finds nothing to do. */
    private static boolean isClean(Machine now) {
        return now.engine().step() > 0
                && now.engine().health() instanceof Health.Running
                && now.node().status().waitingTransactions() == 0
                && now.node().housekeeping().run().equals(new Housekeeping.Report(0, 0))
                && now.node().status().waitingTransactions() == 0;
    }

    private Machine runningMachine() {
        for (int attempt = 0; attempt < STARTS_IN_PEACE; attempt++) {
            Machine now = machine;
            if (now == null) {
                start();
            } else if (now.engine().health() instanceof Health.Running) {
                return now;
            } else if (now.engine().health() instanceof Health.ReadOnly) {
                now.engine().step();
            } else {
                now.engine().acceptClock();
                now.engine().step();
                if (now.engine().health() instanceof Health.Stopped) attend(now);
            }
        }
        Machine now = machine;
        if (now == null) throw new BrokenPromise("the node does not start though nothing goes wrong");
        BrokenPromise.unless(
                now.engine().health() instanceof Health.Running,
                "the node does not run though nothing goes wrong: %s",
                now.engine().health());
        return now;
    }
}
