package org.chengxin.stories.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Machines as network namespaces, joined by a bridge in the namespace of this process. This process must be alone in its
 * network namespace, which {@link ChaosCommand} sees to, so nothing of the machine's own network is touched.
 */
final class Hosts implements AutoCloseable {

    private static final String NAMES = "/run/netns";
    private static final String BRIDGE = "bridge0";
    private static final String NET = "10.66.0.";

    /** Address of the desk: where people and relays are. */
    static final String DESK = NET + "254";

    /** Another address of it, of a client that no node knows. */
    static final String STRANGER = NET + "253";

    private final int count;
    private final String prefix = "chengxin" + ProcessHandle.current().pid() + "-";

    private Hosts(int count) {
        this.count = count;
    }

    /** Makes machines 1 to {@code count}, all connected. */
    static Hosts create(int count) {
        var hosts = new Hosts(count);
        // The names of namespaces are files, of which a run that is killed would leave some behind.
        Shell.run("mkdir", "-p", NAMES);
        Shell.run("mount", "-t", "tmpfs", "tmpfs", NAMES);
        Shell.run("ip", "link", "set", "lo", "up");
        Shell.run("ip", "link", "add", BRIDGE, "type", "bridge");
        Shell.run("ip", "addr", "add", DESK + "/24", "dev", BRIDGE);
        Shell.run("ip", "addr", "add", STRANGER + "/24", "dev", BRIDGE);
        Shell.run("ip", "link", "set", BRIDGE, "up");
        IntStream.rangeClosed(1, count).forEach(hosts::add);
        return hosts;
    }

    private void add(int host) {
        String port = "port" + host;
        Shell.run("ip", "netns", "add", name(host));
        Shell.run("ip", "link", "add", port, "type", "veth", "peer", "name", "net0", "netns", name(host));
        Shell.run("ip", "link", "set", port, "master", BRIDGE);
        Shell.run("ip", "link", "set", port, "up");
        Shell.run(on(host, List.of("ip", "addr", "add", address(host) + "/24", "dev", "net0")));
        Shell.run(on(host, List.of("ip", "link", "set", "net0", "up")));
        Shell.run(on(host, List.of("ip", "link", "set", "lo", "up")));
    }

    private String name(int host) {
        return prefix + host;
    }

    /** Address of a machine. */
    static String address(int host) {
        return NET + host;
    }

    /** A command line that runs another one on a machine. */
    List<String> on(int host, List<String> command) {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", name(host)));
        line.addAll(command);
        return line;
    }

    /** Pulls a machine's cable. */
    void disconnect(int host) {
        Shell.run("ip", "link", "set", "port" + host, "down");
    }

    /** Plugs it in again. */
    void connect(int host) {
        Shell.run("ip", "link", "set", "port" + host, "up");
    }

    @Override
    public void close() {
        for (int host = 1; host <= count; host++) Shell.run("ip", "netns", "del", name(host));
        Shell.run("ip", "link", "del", BRIDGE);
    }
}
