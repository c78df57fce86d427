package org.chengxin.peers.tls;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.peers.tls.TestMembers.FIRST;
import static org.chengxin.peers.tls.TestMembers.GENESIS;
import static org.chengxin.peers.tls.TestMembers.SECOND;
import static org.chengxin.peers.tls.TestMembers.tls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.chengxin.content.ContentStore;
import org.chengxin.content.StoredContent;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.OfferedContents;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.RelayedContentStore;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.chengxin.node.view.RecordAnswer;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.RocksContentStore;
import org.chengxin.store.rocksdb.RocksStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole nodes with stores on disk, and TLS between them. */
class TwoNodesTest {

    private static final Identity IDENTITY = new Identity(GENESIS.chain(), FirstState.root(GENESIS));
    private static final Memory LITTLE = new Memory(8 << 20, 6 << 20);

    @TempDir
    Path directory;

    /** Stores on disk that tell when a content has been put. */
    private final class RocksStores implements TestStores {

        private final Path here;
        private final CountDownLatch put;

        RocksStores(String name, int contents) {
            here = directory.resolve(name);
            put = new CountDownLatch(contents);
        }

        @Override
        public StateStore openState() {
            return RocksStateStore.open(here.resolve("state"), IDENTITY, LITTLE);
        }

        @Override
        public ContentStore openContents() {
            return new RelayedContentStore(RocksContentStore.open(here.resolve("contents"), IDENTITY, LITTLE)) {
                @Override
                public void put(java.util.Collection<StoredContent> contents) {
                    super.put(contents);
                    contents.forEach(content -> put.countDown());
                }
            };
        }
    }

    private static TlsContentServer server(TestNode city, OfferedContents offered) throws IOException {
        return TlsContentServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                tls(FIRST),
                city.node().memberKeys(),
                offered);
    }

    private static ContentPeers peers(Node node, TlsContentServer server) {
        int port = server.address().getPort();
        return new TlsContentPeers(
                tls(SECOND), node.memberKeys(), List.of(new PeerAddress(FIRST.organisation(), "127.0.0.1", port)));
    }

    private static Optional<ContentOpening> shown(FollowingNode node, TestRecord record) {
        return assertInstanceOf(
                        RecordAnswer.Shown.class,
                        node.node().views().record(record.publication().record()))
                .opening();
    }

    @Test
    void what_is_handed_in_at_one_node_comes_to_the_other_by_itself_and_goes_from_both() throws Exception {
        int count = 200;
        List<TestRecord> records = java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> TestRecord.permit(number, COMPANY.organisation()))
                .toList();
        var stores = new RocksStores("second", count);
        try (TestNode city = TestNode.start(GENESIS, new RocksStores("first", count));
                TlsContentServer server = server(city, city.node().offeredContents());
                FollowingNode second = FollowingNode.start(city, stores, node -> peers(node, server))
                        .follow()) {
            second.fetching().start();
            for (TestRecord record : records) city.submit(PUBLISHER, record);
            city.block();
            second.follow();
            stores.put.await();
            for (TestRecord record : records) assertEquals(Optional.of(record.opening()), shown(second, record));

            TestRecord first = records.getFirst();
            city.commit(PUBLISHER, new WithdrawRecord(first.publication().record()));
            city.node().housekeeping().run();
            city.block();
            city.node().housekeeping().run();
            second.follow();
            assertTrue(city.contents().find(first.publication().content()).isEmpty());
            assertTrue(second.contents().find(first.publication().content()).isEmpty());
            assertFalse(second.contents()
                    .find(records.getLast().publication().content())
                    .isEmpty());
        }
    }

    @Test
    void a_member_that_lies_gets_nothing_into_the_other_node() throws Exception {
        TestRecord published = TestRecord.permit(1, COMPANY.organisation());
        ContentOpening forged =
                TestRecord.permit(1, COMPANY.organisation(), "另一段文字").opening();
        try (TestNode city = TestNode.start(GENESIS, new RocksStores("first", 1));
                TlsContentServer liar = server(city, asked -> List.of(forged));
                FollowingNode second = FollowingNode.start(
                                city, new RocksStores("second", 1), node -> peers(node, liar))
                        .follow()) {
            city.commit(PUBLISHER, published);
            second.follow();
            assertTrue(second.fetching().step(FIRST.organisation()));
            assertEquals(Optional.empty(), shown(second, published));
            assertEquals(Optional.empty(), second.contents().find(forged.commitment()));
            assertEquals(1, second.fetching().missing());
        }
    }
}
