package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.consensus.cometbft.abci.EchoResponse;
import org.chengxin.consensus.cometbft.abci.FlushResponse;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the connections of CometBFT, through real sockets. The application echoes, some of it late. */
class AbciServerTest {

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 300;

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private AbciServer server;

    @BeforeEach
    void it_listens() throws IOException {
        server = new AbciServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::answer, lost::incrementAndGet);
        server.start();
    }

    @AfterEach
    void it_hangs_up() {
        server.close();
    }

    private Response answer(Request request) {
        if (!request.hasEcho())
            return Response.newBuilder()
                    .setFlush(FlushResponse.getDefaultInstance())
                    .build();
        String message = request.getEcho().getMessage();
        try {
            if (held.containsKey(message)) held.get(message).await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return Response.newBuilder()
                .setEcho(EchoResponse.newBuilder().setMessage(message))
                .build();
    }

    private AbciClient client() {
        return new AbciClient(server.address());
    }

    private static String message(AbciClient client) throws IOException {
        return client.read().orElseThrow().getEcho().getMessage();
    }

    @Test
    void answers_come_in_the_order_of_the_requests_on_each_of_four_connections() throws IOException {
        List<AbciClient> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) clients.add(client());
        for (int number = 0; number < REQUESTS; number++)
            for (int i = 0; i < CONNECTIONS; i++) clients.get(i).send(AbciClient.echo(i + "/" + number));
        for (AbciClient client : clients) client.send(AbciClient.flush());
        for (int i = CONNECTIONS - 1; i >= 0; i--) {
            for (int number = 0; number < REQUESTS; number++) assertEquals(i + "/" + number, message(clients.get(i)));
            assertTrue(clients.get(i).read().orElseThrow().hasFlush());
            clients.get(i).close();
        }
    }

    @Test
    void a_request_that_takes_long_holds_up_its_own_connection_and_no_other() throws IOException {
        held.put("slow", new CountDownLatch(1));
        try (AbciClient first = client();
                AbciClient second = client()) {
            first.send(AbciClient.echo("slow"), AbciClient.echo("after it"), AbciClient.flush());
            second.send(AbciClient.echo("beside it"), AbciClient.flush());
            assertEquals("beside it", message(second));
            held.get("slow").countDown();
            assertEquals("slow", message(first));
            assertEquals("after it", message(first));
        }
    }

    @Test
    void a_request_may_come_byte_by_byte() throws IOException {
        var bytes = new ByteArrayOutputStream();
        AbciClient.echo("in pieces").writeDelimitedTo(bytes);
        AbciClient.flush().writeDelimitedTo(bytes);
        try (AbciClient client = client()) {
            for (byte one : bytes.toByteArray()) client.sendBytes(new byte[] {one});
            assertEquals("in pieces", message(client));
        }
    }

    /** Counts what has left, as a socket would have it. */
    private static final class Outlet extends ByteArrayOutputStream {
        private int left;

        @Override
        public void flush() {
            left = size();
        }
    }

    @Test
    void nothing_has_to_leave_before_a_flush_and_everything_has_left_after_it() throws IOException {
        var in = new ByteArrayOutputStream();
        for (Request request : List.of(AbciClient.echo("one"), AbciClient.flush(), AbciClient.echo("two")))
            request.writeDelimitedTo(in);
        var out = new Outlet();
        try (var stream = new AbciStream(new ByteArrayInputStream(in.toByteArray()), out)) {
            stream.write(answer(stream.read().orElseThrow()));
            assertEquals(0, out.left, "more is there to be read, so this may wait");
            stream.write(answer(stream.read().orElseThrow()));
            int flushed = out.left;
            assertTrue(flushed > 0);
            stream.write(answer(stream.read().orElseThrow()));
            assertEquals(flushed, out.left);
            assertEquals(Optional.empty(), stream.read());
            assertTrue(out.left > flushed, "with nothing more to be read, it leaves at once");
        }
    }

    @Test
    void a_request_that_is_too_long_ends_its_connection_with_a_code_and_no_other() throws IOException {
        byte[] length = new byte[CodedOutputStream.computeUInt32SizeNoTag(AbciStream.MAX_BYTES + 1)];
        CodedOutputStream.newInstance(length).writeUInt32NoTag(AbciStream.MAX_BYTES + 1);
        assertRefused(length, "too long");
    }

    @Test
    void a_length_that_never_ends_is_refused() throws IOException {
        byte[] endless = new byte[11];
        Arrays.fill(endless, (byte) 0xff);
        assertRefused(endless, "no length");
    }

    @Test
    void what_is_no_request_is_refused() throws IOException {
        assertRefused(new byte[] {3, (byte) 0xff, (byte) 0xff, (byte) 0xff}, "something else");
    }

    @Test
    void a_request_that_breaks_off_is_refused() throws IOException {
        assertRefused(new byte[] {100, 1, 2, 3}, "broke off");
    }

    private void assertRefused(byte[] bytes, String found) throws IOException {
        try (AbciClient other = client();
                AbciClient client = client()) {
            client.send(AbciClient.echo("before"));
            client.sendBytes(bytes);
            client.end();
            assertEquals("before", message(client), "what was asked before is answered");
            String error = client.read().orElseThrow().getException().getError();
            assertTrue(error.startsWith("CB-006 ") && error.contains(found), error);
            assertEquals(Optional.empty(), client.read(), "and then it hangs up");
            assertEquals(
                    "still here",
                    other.ask(AbciClient.echo("still here")).getEcho().getMessage());
        }
    }

    @Test
    void that_a_connection_has_ended_is_told_once_if_anything_was_asked_on_it() throws IOException {
        try (AbciClient silent = client();
                AbciClient client = client()) {
            silent.end();
            assertEquals(Optional.empty(), silent.read());
            assertEquals("hello", client.ask(AbciClient.echo("hello")).getEcho().getMessage());
            assertEquals(0, lost.get());
            client.end();
            assertEquals(Optional.empty(), client.read());
        }
        Patience.until(() -> lost.get() == 1, () -> "told " + lost.get() + " times");
    }
}
