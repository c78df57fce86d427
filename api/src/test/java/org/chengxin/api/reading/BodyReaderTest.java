package org.chengxin.api.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.chengxin.api.problem.Refused;
import org.junit.jupiter.api.Test;

/** Bodies that do not come whole, in time and within their limit are turned down with one code each. */
class BodyReaderTest {

    private static final int LIMIT = 64 * 1024;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void a_body_that_comes_whole_is_handed_on() throws IOException {
        byte[] body = "{}".getBytes(US_ASCII);
        assertEquals("{}", read(new BodyReader(LIMIT, LONG), new ByteArrayInputStream(body)));
    }

    @Test
    void a_body_that_stands_still_did_not_come_in_time() {
        assertRefused("API-015", new BodyReader(LIMIT, LONG), thatFailsWith(new SocketTimeoutException()));
    }

    /** A byte now and then keeps the connection from standing still, and the room from others. */
    @Test
    void a_body_that_trickles_for_ever_did_not_come_in_time() {
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };
        assertRefused("API-015", new BodyReader(LIMIT, Duration.ZERO), trickle);
    }

    @Test
    void a_body_that_breaks_off_is_no_request() {
        assertRefused("API-014", new BodyReader(LIMIT, LONG), thatFailsWith(new IOException("reset")));
    }

    @Test
    void a_body_that_announces_no_length_is_read_as_far_as_its_limit() {
        assertRefused("API-001", new BodyReader(4 * LIMIT, LONG), new ByteArrayInputStream(new byte[LIMIT + 1]));
    }

    @Test
    void a_body_for_which_there_is_no_room_may_come_later_and_room_comes_back() throws IOException {
        BodyReader reader = new BodyReader(LIMIT / 2, LONG);
        InputStream large = new ByteArrayInputStream(new byte[LIMIT]);
        assertRefused("API-041", reader, large);
        assertEquals("", read(reader, InputStream.nullInputStream()));
    }

    private static void assertRefused(String code, BodyReader reader, InputStream body) {
        assertEquals(code, assertThrows(Refused.class, () -> read(reader, body)).getMessage());
    }

    private static String read(BodyReader reader, InputStream body) throws IOException {
        return reader.read(request(body), LIMIT, (bytes, length) -> new String(bytes, 0, length, US_ASCII));
    }

    private static InputStream thatFailsWith(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }

    /** A request that has a body of unknown length and nothing else. */
    private static HttpServletRequest request(InputStream body) {
        ServletInputStream in = new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return body.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return body.read(bytes, offset, length);
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
        return (HttpServletRequest) Proxy.newProxyInstance(
                BodyReaderTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentLengthLong" -> -1L;
                    case "getInputStream" -> in;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
