package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the connections of CometBFT, through real sockets. The application echoes, some of it late. */
@Timeout(120)
class AbciServerTest {

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 300;

    @TempDir
    private Path folder;

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private AbciServer server;

    @BeforeEach
    void it_listens() throws IOException {
        server = new AbciServer(socket(), this::answer, lost::incrementAndGet);
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

    private Path socket() {
        return folder.resolve("abci.sock");
    }

    private AbciClient client() {
        return new AbciClient(socket());
    }

    private static String message(AbciClient client) throws IOException {
        return client.read().orElseThrow().getEcho().getMessage();
    }

    @Test
    void nobody_else_may_connect_and_what_a_killed_process_left_is_in_nobodys_way() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())));
        Path left = folder.resolve("left.sock");
        // Closing a socket of this kind leaves its file behind, as being killed does.
        try (var killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(left));
        }
        assertTrue(Files.exists(left));
        try (var next = new AbciServer(left, this::answer, lost::incrementAndGet)) {
            next.start();
            try (var client = new AbciClient(left)) {
                assertEquals(
                        "hello", client.ask(AbciClient.echo("hello")).getEcho().getMessage());
            }
        }
        assertFalse(Files.exists(left));
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
