package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.consensus.cometbft.abci.EchoRequest;
import org.chengxin.consensus.cometbft.abci.FlushRequest;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Response;

/** Speaks as CometBFT does over one connection: requests one behind the other, and a flush when it wants the answers. */
final class AbciClient implements AutoCloseable {

    private final SocketChannel socket;
    private final InputStream in;
    private final OutputStream out;

    AbciClient(Path path) {
        try {
            socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
            in = new BufferedInputStream(Channels.newInputStream(socket));
            out = new BufferedOutputStream(Channels.newOutputStream(socket));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    static Request echo(String message) {
        return Request.newBuilder()
                .setEcho(EchoRequest.newBuilder().setMessage(message))
                .build();
    }

    static Request flush() {
        return Request.newBuilder().setFlush(FlushRequest.getDefaultInstance()).build();
    }

    /** Sends requests, and goes on without waiting. */
    void send(Request... requests) throws IOException {
        for (Request request : requests) request.writeDelimitedTo(out);
        out.flush();
    }

    /** Sends anything. */
    void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Says that nothing more will come. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer; empty when the other side has hung up. */
    Optional<Response> read() throws IOException {
        return Optional.ofNullable(Response.parseDelimitedFrom(in));
    }

    /** Sends a request and a flush, and gives the answer to the first. */
    Response ask(Request request) {
        try {
            send(request, flush());
            Response answer = read().orElseThrow();
            if (!answer.hasException()) assertTrue(read().orElseThrow().hasFlush());
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
