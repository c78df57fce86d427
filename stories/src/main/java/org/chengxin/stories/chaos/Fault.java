package org.chengxin.stories.chaos;

import java.util.function.Supplier;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** Something that goes wrong with a network. */
enum Fault {
    /** The node dies; its CometBFT must not stay behind. */
    NODE_KILLED("kill -9 of a node") {
        @Override
        Harm on(Scene scene, int victim) {
            Validator node = scene.network().validator(victim);
            return harm(node::killNode, () -> "its CometBFT ended with it", node::start);
        }
    },
    /** CometBFT dies; the node starts it again by itself. */
    ENGINE_KILLED("kill -9 of a CometBFT") {
        @Override
        Harm on(Scene scene, int victim) {
            return new EngineDeath(scene.network().validator(victim));
        }
    },
    /** A machine is gone. */
    BOTH_KILLED("kill -9 of a node and its CometBFT at once") {
        @Override
        Harm on(Scene scene, int victim) {
            Validator node = scene.network().validator(victim);
            return harm(node::kill, () -> "the others went on", node::start);
        }
    },
    /** Two machines are gone at once: the network has to stop, and to go on when they are back. */
    TWO_KILLED("kill -9 of two validators at once") {
        @Override
        Harm on(Scene scene, int victim) {
            return new Halt(scene, victim);
        }
    },
    /** A machine has no time for its programs. */
    FROZEN("SIGSTOP of a node and its CometBFT") {
        @Override
        Harm on(Scene scene, int victim) {
            Validator node = scene.network().validator(victim);
            return harm(node::freeze, () -> "the others went on", node::thaw);
        }
    },
    /** A machine's cable is pulled. */
    LINK_DOWN("the link of a machine down") {
        @Override
        Harm on(Scene scene, int victim) {
            Hosts hosts = scene.network().hosts();
            return harm(() -> hosts.disconnect(victim), () -> "the others went on", () -> hosts.connect(victim));
        }
    },
    /** Everything between a validator and the others is late. */
    LINK_SLOW("each piece from and to a validator 200 ms late") {
        @Override
        Harm on(Scene scene, int victim) {
            Lines lines = scene.network().lines();
            return harm(
                    () -> lines.delay(Hosts.address(victim), LATE_MILLIS),
                    () -> behind(scene, victim),
                    () -> lines.mend(Hosts.address(victim)));
        }
    },
    /** Nothing gets through between a validator and the others, and no connection ends. */
    LINK_STALLED("the connections of a validator stalled") {
        @Override
        Harm on(Scene scene, int victim) {
            Lines lines = scene.network().lines();
            return harm(
                    () -> lines.stall(Hosts.address(victim)),
                    () -> behind(scene, victim),
                    () -> lines.mend(Hosts.address(victim)));
        }
    },
    /** The disk of a node has no byte left. */
    DISK_FULL("a full disk") {
        @Override
        Harm on(Scene scene, int victim) {
            return new FullDisk(scene.network().validator(victim), scene.random());
        }

        @Override
        int victim(Scene scene) {
            return scene.network().cramped();
        }
    },
    /** The log of CometBFT's consensus is not what was written. */
    LOG_DAMAGED("a damaged write-ahead log of CometBFT, after two were killed") {
        @Override
        Harm on(Scene scene, int victim) {
            Network network = scene.network();
            return new DamagedLog(network.validator(victim), network.validator(next(victim)), scene.random());
        }
    },
    /** The state on the disk is not what was written. */
    STATE_DAMAGED("a state that does not have its root") {
        @Override
        Harm on(Scene scene, int victim) {
            return new WrongState(scene.network(), victim, false);
        }
    },
    /** The state is another than the network's, and whole in itself. */
    STATE_WRONG("a wrong state") {
        @Override
        Harm on(Scene scene, int victim) {
            return new WrongState(scene.network(), victim, true);
        }
    },
    /** An API says what is not so, was so, or never came to be. */
    API_LIES("an API that lies") {
        @Override
        Harm on(Scene scene, int victim) {
            return new LyingApi(scene, victim);
        }
    },
    /** An authority sends more than all others together. */
    FLOOD("a flood from one authority") {
        @Override
        Harm on(Scene scene, int victim) {
            return new Flood(scene, victim);
        }
    };

    private static final long LATE_MILLIS = 200;

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** What it is, in words. */
    String title() {
        return title;
    }

    /** One of the members whom it can strike, by chance. */
    int victim(Scene scene) {
        return 1 + scene.random().nextInt(Network.MEMBERS);
    }

    /** The fault at work on one of the members. */
    abstract Harm on(Scene scene, int victim);

    /** The next member, round about. */
    static int next(int member) {
        return member % Network.MEMBERS + 1;
    }

    /** A step that may be interrupted. */
    private interface Step {
        void run() throws InterruptedException;
    }

    private static Harm harm(Step strike, Supplier<String> seen, Step mend) {
        return new Harm() {
            @Override
            public void strike() throws InterruptedException {
                strike.run();
            }

            @Override
            public String seen() {
                return seen.get();
            }

            @Override
            public void mend() throws InterruptedException {
                mend.run();
            }
        };
    }

    private static String behind(Scene scene, int victim) {
        long highest = scene.network().height();
        long own = scene.network().validator(victim).height();
        return "it was " + Math.max(0, highest - own) + " blocks behind";
    }

    private static final class EngineDeath implements Harm {

        private final Validator node;
        private long before;

        EngineDeath(Validator node) {
            this.node = node;
        }

        @Override
        public void strike() {
            before = node.engine().map(ProcessHandle::pid).orElse(0L);
            node.killEngine();
        }

        @Override
        public String seen() throws InterruptedException {
            Network.await(
                    "another CometBFT",
                    () -> node.engine().filter(now -> now.pid() != before).isPresent());
            return "the node started it again";
        }

        @Override
        public void mend() {
            // The node has done it.
        }
    }

    /** With half of the power gone no block may come to be, and nothing may be acknowledged. */
    private static final class Halt implements Harm {

        private static final long GRACE_MILLIS = 3_000;

        private final Scene scene;
        private final Validator first;
        private final Validator second;

        Halt(Scene scene, int victim) {
            this.scene = scene;
            this.first = scene.network().validator(victim);
            this.second = scene.network().validator(next(victim));
        }

        @Override
        public void strike() throws InterruptedException {
            first.kill();
            second.kill();
        }

        @Override
        public String seen() throws InterruptedException {
            Thread.sleep(GRACE_MILLIS);
            long height = scene.network().height();
            long acknowledged = scene.clients().committed();
            Thread.sleep(scene.lasts());
            if (scene.network().height() != height || height < 0)
                throw new CommandFailure(ExitCode.REFUSED, "half of the validators were gone, and a block came to be");
            if (scene.clients().committed() != acknowledged)
                throw new CommandFailure(
                        ExitCode.REFUSED, "half of the validators were gone, and a write was said to be");
            return "no block after " + height;
        }

        @Override
        public void mend() {
            first.start();
            second.start();
        }
    }
}
