package org.chengxin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.app.network.Assembly;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Passphrase;
import org.chengxin.signatures.jca.JcaSignatureVerifier;

/**
 * A network on one machine, for trying: in one folder, {@code node1} and so on are the data directories of the members,
 * {@code authorities} has the keys with which the invented authorities sign, and {@code network.json} is written last.
 */
final class LocalNetwork {

    /** Most members: the invented city has no more organisations. */
    static final int MEMBERS_MAX = ExampleCity.authorities().size();

    private static final int INNER_PORTS = 3;
    private static final int FIRST_INNER_PORT = 21_000;
    private static final int LAST_INNER_PORT = 32_000;
    private static final String HOST = "127.0.0.1";
    private static final Pattern MADE =
            Pattern.compile("network\\.lock|network\\.json\\.new|authorities|node[1-" + MEMBERS_MAX + "]");

    private final Path folder;
    private final List<LocalNode> nodes;

    private LocalNetwork(Path folder, List<LocalNode> nodes) {
        this.folder = folder;
        this.nodes = nodes;
    }

    /**
     * The network in a folder.
     *
     * @throws NetworkException when there is none
     */
    static LocalNetwork at(Path folder) {
        if (!exists(folder)) throw NetworkCommand.noNetwork(folder);
        NetworkFile network = NetworkCommand.network(file(folder));
        return of(folder, network.genesis().members().size());
    }

    private static LocalNetwork of(Path folder, int members) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new LocalNetwork(
                absolute,
                IntStream.rangeClosed(1, members)
                        .mapToObj(number -> new LocalNode(number, absolute.resolve("node" + number)))
                        .toList());
    }

    static boolean exists(Path folder) {
        return Files.exists(file(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("network.json");
    }

    /**
     * Looks whether it is worth waiting for the turn.
     *
     * @throws NetworkException when there is neither a network nor the lock under which one is made
     */
    static void requireMadeOrInMaking(Path folder) {
        if (!exists(folder) && !hasLock(folder)) throw NetworkCommand.noNetwork(folder);
    }

    private static boolean hasLock(Path folder) {
        return Files.exists(folder.resolve(NetworkLock.FILE_NAME));
    }

    /**
     * Makes the folder of a network, where there is none yet.
     *
     * @throws NetworkException when something else is in it
     */
    static void prepare(Path folder) throws IOException {
        // Where the lock is, another command may be making a network right now.
        if (exists(folder) || hasLock(folder)) return;
        if (Files.exists(folder) && !isEmpty(folder)) throw NetworkCommand.noNetwork(folder);
        PrivateFiles.createFolder(folder);
    }

    /**
     * Makes one, by the same steps as organisations on their own machines take. What a command that was killed left half
     * made is made anew.
     *
     * @param port of the first node's API; the others follow; 0 for any
     * @param now  when it is stated and begins, in milliseconds since 1970-01-01T00:00Z
     */
    static LocalNetwork create(Path folder, int members, int port, long now) throws IOException {
        prepare(folder);
        if (isHalfMade(folder)) deleteAllButLock(folder);
        if (exists(folder) || !isEmpty(folder)) throw NetworkCommand.noNetwork(folder);
        LocalNetwork network = of(folder, members);
        Keys desk = new Keys(network.authorities().resolve("keys"), Passphrase.NONE);
        List<Integer> inner = freePorts(members * (INNER_PORTS + 1));
        List<SignedStatement> statements = new ArrayList<>();
        List<DataDirectory> taken = new ArrayList<>();
        try {
            for (int i = 0; i < ExampleCity.authorities().size(); i++) {
                var who = who(ExampleCity.authorities().get(i), Beijing.dateAt(now));
                if (i < members) {
                    DataDirectory data = DataDirectory.take(network.nodes.get(i).data());
                    taken.add(data);
                    List<Integer> ports = inner.subList(i * (INNER_PORTS + 1), (i + 1) * (INNER_PORTS + 1));
                    statements.add(Preparation.member(
                            data, keys(data), desk, who, where(ports, port == 0 ? ports.getLast() : port + i), now));
                } else {
                    statements.add(Preparation.authority(desk, who, now));
                }
            }
            NetworkFile file = collect(statements, now);
            for (DataDirectory data : taken) file = file.sealedBy(keys(data).operator());
            for (DataDirectory data : taken) NetworkRun.install(data, file);
            PrivateFiles.write(file(folder), file.write());
        } finally {
            taken.forEach(DataDirectory::close);
        }
        return network;
    }

    private static NetworkFile collect(List<SignedStatement> statements, long now) {
        var expected = new TreeSet<Uscc>();
        for (SignedStatement signed : statements)
            expected.add(signed.statement().uscc());
        ChainState settings = new ChainState(
                CityPlan.chain(ExampleCity.NAME_EN, now, System.nanoTime()),
                ExampleCity.NAME_ZH,
                ExampleCity.NAME_EN,
                true,
                0,
                Assembly.RULES,
                Assembly.BLOCK_TRANSACTIONS);
        return NetworkFile.collect(settings, now, expected, statements, JcaSignatureVerifier.fastest()::verify);
    }

    private static Preparation.Who who(ExampleCity.Authority invented, LocalDate today) {
        return new Preparation.Who(invented.uscc(), invented.name(), today, Optional.empty(), invented.roles());
    }

    private static Preparation.Where where(List<Integer> inner, int port) {
        String address = HOST + ":" + inner.getFirst();
        String contents = HOST + ":" + inner.get(2);
        return new Preparation.Where(
                address, address, "http://" + HOST + ":" + port, contents, contents, port, inner.get(1));
    }

    private static Keys keys(DataDirectory data) {
        return new Keys(data.keys(), Passphrase.NONE);
    }

    /** Ports that nothing listens on now, below those that the system gives to connections. */
    private static List<Integer> freePorts(int count) {
        List<Integer> free = new ArrayList<>();
        int span = LAST_INNER_PORT - FIRST_INNER_PORT;
        int start = (int) (System.nanoTime() / 1_000 % span);
        for (int i = 0; i < span && free.size() < count; i++) {
            int port = FIRST_INNER_PORT + (start + i) % span;
            if (isFree(port)) free.add(port);
        }
        if (free.size() < count)
            throw new CannotStart(StartReason.PORT_MUST_BE_FREE, "no " + count + " ports of loopback are free");
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether a command was killed while it made a network there: nothing has run, and nothing is of anybody else. */
    private static boolean isHalfMade(Path folder) throws IOException {
        if (exists(folder) || !hasLock(folder)) return false;
        try (Stream<Path> files = Files.list(folder)) {
            if (!files.allMatch(
                    file -> MADE.matcher(String.valueOf(file.getFileName())).matches())) return false;
        }
        return of(folder, MEMBERS_MAX).nodes.stream().noneMatch(LocalNode::hasBegun);
    }

    private static void deleteAllButLock(Path folder) throws IOException {
        List<Path> made;
        try (Stream<Path> files = Files.list(folder)) {
            made = files.filter(file -> !file.endsWith(NetworkLock.FILE_NAME)).toList();
        }
        for (Path each : made) Folders.delete(each);
    }

    /** Whoever makes a network there has the lock already. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(NetworkLock.FILE_NAME));
        }
    }

    Path folder() {
        return folder;
    }

    /** Where the keys of the authorities are, as {@code --data} of the commands that sign. */
    Path authorities() {
        return folder.resolve("authorities");
    }

    List<LocalNode> nodes() {
        return nodes;
    }

    /**
     * One of the nodes.
     *
     * @throws NetworkException when there is none of this number
     */
    LocalNode node(int number) {
        if (number < 1 || number > nodes.size())
            throw new NetworkException(
                    NetworkReason.NODE_MUST_EXIST, "node " + number + " of " + nodes.size() + " in " + folder);
        return nodes.get(number - 1);
    }
}
