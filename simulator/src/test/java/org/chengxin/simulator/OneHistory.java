package org.chengxin.simulator;

/** Plays one history in a JVM of its own, for {@link SimulationTest}. */
final class OneHistory {

    private OneHistory() {}

    /** Takes the seed, prints what came of it. */
    public static void main(String[] arguments) {
        System.out.println(Simulation.run(Long.parseLong(arguments[0])));
    }
}
