package org.chengxin.consensus.cometbft;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Response;

/**
 * Requests and responses on one connection: each is its length as a varint and its bytes. A response leaves at the latest
 * when CometBFT says flush, or when nothing more has come with what was read.
 */
final class AbciStream implements AutoCloseable {

    /** A block has at most 100 MiB, and a request little more. */
    static final int MAX_BYTES = 128 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final OutputStream out;

    AbciStream(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /**
     * The next request; empty when there will be no more.
     *
     * @throws MalformedRequest when it is too long, breaks off, or is something else
     * @throws IOException      when the connection breaks
     */
    Optional<Request> read() throws IOException {
        if (in.available() == 0) out.flush();
        int first = in.read();
        if (first < 0) return Optional.empty();
        int length = length(first);
        if (length < 0 || length > MAX_BYTES) throw new MalformedRequest("a request is too long");
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new MalformedRequest("a request broke off");
        try {
            CodedInputStream coded = CodedInputStream.newInstance(bytes);
            coded.setSizeLimit(MAX_BYTES);
            return Optional.of(Request.parseFrom(coded));
        } catch (InvalidProtocolBufferException strange) {
            throw new MalformedRequest("something else came");
        }
    }

    private int length(int first) throws IOException {
        try {
            return CodedInputStream.readRawVarint32(first, in);
        } catch (InvalidProtocolBufferException strange) {
            throw new MalformedRequest("no length came");
        }
    }

    void write(Response response) throws IOException {
        response.writeDelimitedTo(out);
        if (response.hasFlush() || response.hasException()) out.flush();
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
