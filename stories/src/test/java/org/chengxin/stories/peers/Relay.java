package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a node on loopback, and lies when it is told to: of what the node says it changes the one
 * character that follows a certain text. It passes bytes, so whatever is spoken goes through it.
 */
public final class Relay implements AutoCloseable {

    private static final int PIECE_BYTES = 1 << 16;

    private final URI node;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile byte[] before = {};

    private Relay(URI node, ServerSocket listener) {
        this.node = node;
        this.listener = listener;
    }

    /** A relay to a node, which for now tells the truth. */
    public static Relay to(URI node) throws IOException {
        return to(node, 0);
    }

    /** The same at a port of loopback, where nobody answered before. */
    public static Relay to(URI node, int port) throws IOException {
        var relay = new Relay(node, new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(relay::listen);
        return relay;
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /**
     * From now on, the character after each occurrence of a text is another one: another digit, or another letter that
     * hexadecimal and base64 have too.
     */
    public void lieAfter(String text) {
        before = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Changes nothing any more. */
    public void tellTheTruth() {
        before = new byte[0];
    }

    private void listen() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                open.add(client);
                Socket server = new Socket(node.getHost(), node.getPort());
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private void pass(Socket from, Socket to, boolean lie) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE_BYTES];
            int matched = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (lie) matched = change(piece, read, matched);
                out.write(piece, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            // One of them hung up, and with that the other is told.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /**
     * Changes what follows the text, which may have begun in the piece before. No proper beginning of the texts that are
     * looked for is also an end of them, except a single quote, so that it is enough to start again.
     *
     * @param matched how much of the text stood at the end of the piece before
     * @return how much of it stands at the end of this one
     */
    private int change(byte[] piece, int length, int matched) {
        byte[] text = before;
        if (text.length == 0) return 0;
        int found = Math.min(matched, text.length);
        for (int i = 0; i < length; i++) {
            if (found == text.length) {
                piece[i] = other(piece[i]);
                found = 0;
            } else if (piece[i] == text[found]) {
                found++;
            } else {
                found = piece[i] == text[0] ? 1 : 0;
            }
        }
        return found;
    }

    private static byte other(byte character) {
        if (character >= '0' && character <= '9') return (byte) (character == '0' ? '1' : '0');
        return (byte) (character == 'A' ? 'B' : 'A');
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) socket.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
