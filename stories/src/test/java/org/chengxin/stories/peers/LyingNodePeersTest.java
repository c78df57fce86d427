package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.ProvenAnswers;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;
import org.chengxin.stories.peers.StoryNetwork.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of four nodes lies, to a submitter or to a reader who trust nothing but the genesis: they find it out, say so, ask
 * another, and believe nothing that is wrong. Needs Go.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedNetwork.class)
class LyingNodePeersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String UNPROVEN = "SDK-014";
    private static final String DISAGREES = "SDK-015";

    private final List<String> told = new ArrayList<>();
    private Path scratch = Path.of("");
    private StoryNetwork network;
    private GenesisDocument genesis;

    @BeforeAll
    void a_network_of_four_has_come_up(StoryNetwork four, @TempDir Path folder) throws IOException {
        network = four;
        scratch = folder;
        genesis = GenesisDocument.read(Files.readAllBytes(genesisFile()));
    }

    @BeforeEach
    void nothing_has_been_told() {
        told.clear();
    }

    private Path genesisFile() {
        return network.data(1).resolve("genesis.json");
    }

    @Test
    void who_acknowledges_what_it_keeps_to_itself_is_told_and_another_node_commits_it() throws Exception {
        try (ForgingNode liar = liar(line -> "{\"height\":2,\"index\":0,\"status\":\"committed\"}")) {
            Uscc company = network.freshCompany();
            var committed =
                    assertInstanceOf(Fate.Committed.class, submit(registration(company), liar.address(), url(2)));
            assertEquals(1, liar.kept());
            assertEquals(List.of(liar.address() + " " + UNPROVEN), told);
            assertTrue(committed.height() > 2);
            assertEquals(company.text(), nameOf(company, url(3)));
        }
    }

    @Test
    void who_calls_it_refused_in_a_block_that_does_not_hold_it_is_told_and_another_node_commits_it() throws Exception {
        try (ForgingNode liar = liar(line -> "{\"height\":3,\"index\":0,\"reason\":{\"code\":\"ID-002\","
                + "\"mayPassLater\":false,\"sentence\":\"It is so.\"},\"status\":\"refused\"}")) {
            assertInstanceOf(
                    Fate.Committed.class, submit(registration(network.freshCompany()), liar.address(), url(3)));
            assertEquals(List.of(liar.address() + " " + UNPROVEN), told);
        }
    }

    @Test
    void who_refuses_what_another_node_commits_is_told() throws Exception {
        try (ForgingNode liar = liar(line -> "{\"reason\":{\"code\":\"TX-041\",\"mayPassLater\":false,"
                + "\"sentence\":\"It is so.\"},\"status\":\"refused\"}")) {
            assertInstanceOf(
                    Fate.Committed.class, submit(registration(network.freshCompany()), liar.address(), url(4)));
            assertEquals(List.of(liar.address() + " " + DISAGREES), told);
        }
    }

    @Test
    void who_says_nothing_for_ever_is_left_and_what_is_not_known_is_not_called_refused() throws Exception {
        try (ForgingNode liar = liar(line -> "{\"retryAfterSeconds\":1,\"status\":\"busy\"}")) {
            Submission registration = registration(network.freshCompany());
            var unknown = assertInstanceOf(
                    Fate.Unknown.class, submit(registration, Duration.ofSeconds(2), List.of(liar.address())));
            assertEquals(registration.id(), unknown.id());
            assertInstanceOf(Fate.Committed.class, submit(registration, liar.address(), url(1)));
        }
    }

    @Test
    void the_same_bytes_handed_in_again_elsewhere_have_their_first_result() throws Exception {
        Submission registration = registration(network.freshCompany());
        Fate first = submit(registration, url(1));
        assertInstanceOf(Fate.Committed.class, first);
        assertEquals(first, submit(registration, url(3), url(2)));
    }

    @Test
    void what_the_rules_refuse_is_refused_in_a_block_that_proves_it() throws Exception {
        Uscc company = network.freshCompany();
        assertInstanceOf(Fate.Committed.class, submit(registration(company), url(1)));
        var refused = assertInstanceOf(Fate.Refused.class, submit(registration(company), url(2), url(3)));
        assertEquals("ID-004", refused.code());
        assertTrue(refused.height().isPresent(), "it is in a block");
        assertEquals(List.of(), told);
    }

    @Test
    void an_answer_that_is_changed_on_the_way_is_told_and_another_node_is_asked() throws Exception {
        Uscc company = network.freshCompany();
        assertInstanceOf(Fate.Committed.class, submit(registration(company), url(1)));
        for (String before : List.of("\"header\":\"", "\"proof\":\"", "\"name\":\"")) {
            told.clear();
            try (Relay relay = Relay.to(url(1))) {
                relay.lieAfter(before);
                assertEquals(company.text(), nameOf(company, relay.address(), url(2)), before);
                assertEquals(
                        List.of(relay.address() + " " + UNPROVEN),
                        told.stream().distinct().toList(),
                        before);
            }
        }
    }

    @Test
    void an_import_over_several_nodes_survives_the_liar_among_them_and_names_it() throws Exception {
        Uscc company = network.freshCompany();
        Path file = Files.writeString(
                scratch.resolve("company.csv"),
                "统一社会信用代码,企业名称,成立日期,省市,区\n" + company + "," + company + ",2020-01-01,示例市,示例区\n");
        try (ForgingNode liar = liar(line -> "{\"height\":2,\"index\":0,\"status\":\"committed\"}")) {
            Ended ended = network.importing(
                    "registrations",
                    List.of(liar.address(), url(2), url(3)),
                    file,
                    "--genesis",
                    genesisFile().toString());
            assertEquals(0, ended.exit(), ended.output() + ended.errors());
            assertTrue(ended.errors().contains(liar.address() + " " + UNPROVEN), ended.errors());
            assertEquals(company.text(), nameOf(company, url(1)));
        }
    }

    private ForgingNode liar(UnaryOperator<String> lie) throws IOException {
        told.clear();
        return ForgingNode.before(url(1), lie);
    }

    private URI url(int number) throws IOException {
        return network.url(number);
    }

    private Fate submit(Submission submission, URI... addresses) throws InterruptedException {
        return submit(submission, PATIENCE, List.of(addresses));
    }

    private Fate submit(Submission submission, Duration patience, List<URI> addresses) throws InterruptedException {
        try (CityNodes nodes = nodes(addresses)) {
            return new SafeSubmitter(nodes, patience, Optional.of(genesis)).submit(submission);
        }
    }

    private CityNodes nodes(List<URI> addresses) {
        return new CityNodes(addresses, (address, reason) -> told.add(address + " " + reason.code()));
    }

    /** What the nodes prove of an organisation's name, which is its code here. */
    private String nameOf(Uscc company, URI... addresses) throws IOException, InterruptedException {
        try (CityNodes nodes = nodes(List.of(addresses))) {
            var answers = new ProvenAnswers(nodes, genesis, Duration.ofMinutes(2));
            StoryNetwork.await(company + " in a state that is proven", () -> answers.organisation(company)
                    .isPresent());
            return answers.organisation(company).map(Organisation::name).orElse("");
        }
    }

    private Submission registration(Uscc company) throws IOException, InterruptedException {
        SigningKey key = network.key(ExampleCity.MARKET_REGULATOR);
        try (var client = new ChengxinClient(url(1))) {
            var payload = new Payload(
                    genesis.chainId(),
                    System.currentTimeMillis() + Duration.ofHours(1).toMillis(),
                    client.windowTop(key.id()) + 1,
                    new RegisterOrganisation(company, company.text(), LocalDate.parse("2020-01-01"), Optional.empty()));
            return Submission.of(new TransactionSigner(key).sign(payload), Optional.empty());
        }
    }
}
