package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.TransactionId;
import org.chengxin.sdk.ChengxinClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node has one block with one transaction. */
class PromisesTest {

    private static final TransactionId ID = new TransactionId("ab".repeat(32));
    private static final String HASH = "CD".repeat(32);
    private static final List<Acknowledged> ACKNOWLEDGED = List.of(new Acknowledged(ID, HASH, 1));

    private final HttpServer node;
    private final ChengxinClient client;

    PromisesTest() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client = new ChengxinClient(
                URI.create("http://localhost:" + node.getAddress().getPort()));
    }

    @BeforeEach
    void a_node_answers() {
        says("/blocks", 200, "{\"blocks\":[{\"hash\":\"EF\",\"height\":1}]}");
        says("/blocks/1", 200, "{\"transactions\":[{\"hash\":\"" + HASH + "\",\"result\":{\"code\":0}}]}");
        node.start();
    }

    @AfterEach
    void it_ends() {
        client.close();
        node.stop(0);
    }

    @Test
    void what_was_acknowledged_and_is_told_as_it_was_is_kept() throws InterruptedException {
        says("/transactions/" + ID, 200, "{\"height\":1}");
        assertEquals(new Promises.Kept(1, 1, 1), promises(Set.of()).require(ACKNOWLEDGED));
    }

    @Test
    void only_what_is_about_a_record_that_ended_may_be_gone() throws InterruptedException {
        says("/transactions/" + ID, 410, "{\"code\":\"API-021\",\"mayPassLater\":false}");
        assertEquals(new Promises.Kept(1, 1, 1), promises(Set.of(ID)).require(ACKNOWLEDGED));
        CommandFailure broken =
                assertThrows(CommandFailure.class, () -> promises(Set.of()).require(ACKNOWLEDGED));
        assertEquals(ExitCode.REFUSED, broken.code());
    }

    private Promises promises(Set<TransactionId> ended) {
        return new Promises(List.of(client), 1, ended);
    }

    private void says(String path, int status, String body) {
        node.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
