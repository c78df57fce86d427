package org.chengxin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;

/** The address and port that a city listens on, tried without opening it to anybody. */
final class FrontDoor {

    private static final int LARGEST_PORT = 65_535;
    private static final int ANSWER_MILLIS = 500;

    private FrontDoor() {}

    /** What keeps a program of this user from listening there; nothing when it can. */
    static Optional<CannotStart> against(Settings settings) {
        int port = (int) settings.number(Setting.PORT, 0, LARGEST_PORT);
        InetAddress address;
        try {
            address = InetAddress.getByName(settings.text(Setting.ADDRESS));
            listen(address, 0);
        } catch (IOException notOfThisMachine) {
            return Optional.of(Settings.unfit(Setting.ADDRESS, "an address of this machine"));
        }
        try {
            listen(address, port);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(
                    isTaken(address, port, refused)
                            ? taken(settings, port)
                            : Settings.unfit(
                                    Setting.PORT,
                                    "one that this user may listen on, and of " + port + " the system says: "
                                            + refused.getMessage()));
        }
    }

    /** The complaint that another program has the port. */
    static CannotStart taken(Settings settings, int port) {
        return new CannotStart(
                StartReason.PORT_MUST_BE_FREE,
                "port " + port + " of " + settings.text(Setting.ADDRESS)
                        + " is taken by another program; choose one with --port");
    }

    private static void listen(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        }
    }

    /** The system says why in the language of its user, so whoever answers there is asked too. */
    private static boolean isTaken(InetAddress address, int port, IOException refused) {
        if (String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("in use")) return true;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), ANSWER_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
