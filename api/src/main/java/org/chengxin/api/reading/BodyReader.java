package org.chengxin.api.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;

/**
 * Reads the bodies of requests into memory, each up to a limit, all together up to another: a body is looked at when it
 * is there whole, so that a request that breaks off changes nothing.
 */
public final class BodyReader {

    /** What is counted at a time. Room is taken for what has come and not for what is announced, which costs nothing. */
    private static final int CHUNK = 16 * 1024;

    /** How long a body may take: enough for the longest one over two megabits a second. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Semaphore chunks;
    private final Duration longest;

    /** A reader of bodies that together have at most about {@code mostBytes} bytes. */
    public BodyReader(long mostBytes) {
        this(mostBytes, LONGEST);
    }

    /** The same with another limit of how long a body may take. */
    BodyReader(long mostBytes, Duration longest) {
        this.chunks = new Semaphore(Math.toIntExact(Math.max(1, mostBytes / CHUNK)));
        this.longest = longest;
    }

    /** What is done with a body while it counts. */
    public interface Use<T> {
        /** Uses the first {@code length} bytes of {@code body}. */
        T use(byte[] body, int length) throws IOException;
    }

    /**
     * Reads the body and hands it to {@code use}.
     *
     * @throws Refused when it is longer than {@code limit} bytes, breaks off, takes too long, or there is no room for it now
     */
    public <T> T read(HttpServletRequest request, int limit, Use<T> use) throws IOException {
        if (request.getContentLengthLong() > limit) throw Refused.because(ApiReason.BODY_MUST_FIT);
        long deadline = System.nanoTime() + longest.toNanos();
        int taken = 0;
        try {
            byte[] body = new byte[0];
            int length = 0;
            InputStream in = request.getInputStream();
            while (true) {
                if (length == body.length) {
                    int size = Math.min(Math.max(CHUNK, body.length * 2), limit + 1);
                    if (length == size) throw Refused.because(ApiReason.BODY_MUST_FIT);
                    int needed = size / CHUNK + 1 - taken;
                    if (!chunks.tryAcquire(needed)) throw Refused.forNow(ApiReason.NODE_MUST_HAVE_ROOM, 1);
                    taken += needed;
                    body = Arrays.copyOf(body, size);
                }
                int read = more(in, body, length);
                if (read < 0) break;
                length += read;
                if (System.nanoTime() - deadline > 0) throw Refused.because(ApiReason.BODY_MUST_COME_IN_TIME);
            }
            if (length > limit) throw Refused.because(ApiReason.BODY_MUST_FIT);
            return use.use(body, length);
        } finally {
            chunks.release(taken);
        }
    }

    /** What goes wrong here is the sender's doing or the connection's, and no defect of ours. */
    private static int more(InputStream in, byte[] body, int length) {
        try {
            return in.read(body, length, body.length - length);
        } catch (SocketTimeoutException silence) {
            throw Refused.because(ApiReason.BODY_MUST_COME_IN_TIME);
        } catch (IOException broken) {
            throw Refused.because(ApiReason.REQUEST_MUST_BE_WELL_FORMED);
        }
    }
}
