package org.chengxin.stories.chaos;

/** Something that goes wrong with a network, and how it is mended. */
enum Fault {
    /** A node and its CometBFT die at once. */
    MEMBER_KILLED(false) {
        @Override
        void strike(Network network, int victim) throws InterruptedException {
            network.validator(victim).kill();
        }

        @Override
        void mend(Network network, int victim) {
            network.validator(victim).start();
        }
    },
    /** CometBFT dies; the node starts it again by itself. */
    ENGINE_KILLED(false) {
        @Override
        void strike(Network network, int victim) {
            network.validator(victim).killEngine();
        }

        @Override
        void mend(Network network, int victim) {}
    },
    /** Two members die at once: the network has to stop, and to go on when they are back. */
    TWO_KILLED(true) {
        @Override
        void strike(Network network, int victim) throws InterruptedException {
            network.validator(victim).kill();
            network.validator(next(victim)).kill();
        }

        @Override
        void mend(Network network, int victim) {
            network.validator(victim).start();
            network.validator(next(victim)).start();
        }
    },
    /** A machine has no time for its programs. */
    MEMBER_FROZEN(false) {
        @Override
        void strike(Network network, int victim) {
            network.validator(victim).freeze();
        }

        @Override
        void mend(Network network, int victim) {
            network.validator(victim).thaw();
        }
    },
    /** A machine's cable is pulled. */
    LINK_DOWN(false) {
        @Override
        void strike(Network network, int victim) {
            network.hosts().disconnect(victim);
        }

        @Override
        void mend(Network network, int victim) {
            network.hosts().connect(victim);
        }
    },
    /** Everything to a validator is 200 ms late. */
    LINK_SLOW(false) {
        @Override
        void strike(Network network, int victim) {
            network.lineTo(victim).delay(200);
        }

        @Override
        void mend(Network network, int victim) {
            network.lineTo(victim).mend();
        }
    },
    /** Nothing gets through to a validator, and nobody is told. */
    LINK_STALLED(false) {
        @Override
        void strike(Network network, int victim) {
            network.lineTo(victim).stall();
        }

        @Override
        void mend(Network network, int victim) {
            network.lineTo(victim).mend();
        }
    };

    private final boolean stops;

    Fault(boolean stops) {
        this.stops = stops;
    }

    /** Whether the network must stop while it lasts: more than a third of the power is gone. */
    boolean stops() {
        return stops;
    }

    abstract void strike(Network network, int victim) throws InterruptedException;

    abstract void mend(Network network, int victim);

    static int next(int victim) {
        return victim % Network.MEMBERS + 1;
    }
}
