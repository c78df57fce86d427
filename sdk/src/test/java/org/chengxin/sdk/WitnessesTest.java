package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Validator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What shows when the history that was followed at one node is compared with the others'. */
class WitnessesTest {

    private static final long TOP = 5;

    private final InventedChain chain = chain();
    private final InventedNode first = new InventedNode(chain);
    private final InventedNode second = new InventedNode(chain);
    private final List<String> told = new ArrayList<>();

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        for (int height = 1; height <= TOP; height++) chain.commit(new TreeMap<>());
        return chain;
    }

    private List<Bytes> validators() {
        return chain.validators(TOP).validators().stream()
                .map(Validator::address)
                .toList();
    }

    private CityNodes nodes() {
        return new CityNodes(
                List.of(first.address(), second.address()),
                (address, reason) ->
                        told.add((address.equals(first.address()) ? "first " : "second ") + reason.code()));
    }

    private List<Contradiction> compare() throws InterruptedException {
        try (CityNodes nodes = nodes()) {
            var witnesses = new Witnesses(nodes, chain.genesis());
            assertEquals(chain.lightBlock(TOP).header().hash(), witnesses.follow(TOP));
            return witnesses.contradictions();
        }
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void two_honest_nodes_do_not_contradict_each_other() throws InterruptedException {
        assertEquals(List.of(), compare());
        assertEquals(List.of(), told);
        assertEquals(1, second.asked("blocks/" + TOP + "/commit"));
    }

    @Test
    void a_node_whose_validators_signed_twice_contradicts() throws InterruptedException {
        LightBlock other = chain.signedTwice(TOP);
        second.shows(other);
        assertEquals(
                List.of(new Contradiction(second.address(), chain.lightBlock(TOP), other, 1, validators())), compare());
        assertEquals(List.of(), told);
    }

    @Test
    void a_node_whose_validators_signed_twice_below_the_top_contradicts() throws InterruptedException {
        LightBlock other = chain.signedTwice(3);
        second.shows(other);
        try (CityNodes nodes = nodes()) {
            var witnesses = new Witnesses(nodes, chain.genesis());
            var _ = witnesses.follow(3);
            var _ = witnesses.follow(TOP);
            assertEquals(
                    List.of(new Contradiction(second.address(), chain.lightBlock(3), other, 1, validators())),
                    witnesses.contradictions());
        }
    }

    @Test
    void a_node_that_is_behind_is_compared_where_it_is() throws InterruptedException {
        LightBlock other = chain.signedTwice(3);
        second.shows(other).endsAt(3);
        assertEquals(
                List.of(new Contradiction(second.address(), chain.lightBlock(3), other, 1, validators())), compare());
    }

    @Test
    void a_node_that_is_only_late_is_worth_a_warning() throws InterruptedException {
        second.endsAt(3);
        assertEquals(List.of(), compare());
        assertEquals(List.of("second SDK-017"), told);
    }

    @Test
    void a_block_that_the_one_after_it_does_not_name_is_not_believed() throws InterruptedException {
        first.shows(chain.signedTwice(3));
        second.shows(chain.signedTwice(3));
        try (CityNodes nodes = nodes()) {
            var witnesses = new Witnesses(nodes, chain.genesis());
            var _ = witnesses.follow(4);
            var unproven = assertThrows(SdkException.class, () -> witnesses.follow(3));
            assertEquals(SdkReason.ANSWER_MUST_BE_PROVEN, unproven.reason());
        }
    }

    @Test
    void a_node_whose_first_block_the_validators_of_the_genesis_signed_as_well_contradicts()
            throws InterruptedException {
        LightBlock other = chain.signedTwice(1);
        second.shows(other).shows(chain.signedTwice(TOP));
        assertEquals(
                List.of(new Contradiction(second.address(), chain.lightBlock(1), other, 0, validators())), compare());
    }

    @Test
    void a_block_that_no_validators_signed_is_worth_a_warning() throws InterruptedException {
        LightBlock top = chain.lightBlock(TOP);
        second.shows(new LightBlock(new SignedHeader(chain.signedTwice(TOP).header(), top.commit()), top.validators()));
        assertEquals(List.of(), compare());
        assertEquals(List.of("second SDK-017"), told);
    }

    @Test
    void a_beginning_that_no_validators_signed_is_worth_a_warning() throws InterruptedException {
        LightBlock start = chain.lightBlock(1);
        second.shows(new LightBlock(
                        new SignedHeader(chain.signedTwice(1).header(), start.commit()), start.validators()))
                .shows(chain.signedTwice(TOP));
        assertEquals(List.of(), compare());
        assertEquals(List.of("second SDK-017"), told);
    }

    @Test
    void a_node_that_does_not_answer_is_worth_a_warning() throws InterruptedException {
        second.at("blocks/" + TOP + "/commit", HttpExchange::close);
        assertEquals(List.of(), compare());
        assertEquals(List.of("second SDK-017"), told);
    }

    @Test
    void where_nothing_was_followed_nothing_is_compared() throws InterruptedException {
        second.shows(chain.signedTwice(TOP));
        try (CityNodes nodes = nodes()) {
            assertEquals(List.of(), new Witnesses(nodes, chain.genesis()).contradictions());
            var believing = new SafeSubmitter(nodes, Duration.ZERO, Optional.empty());
            assertEquals(List.of(), believing.contradictions());
        }
        assertEquals(0, second.asked("blocks/" + TOP + "/commit"));
    }
}
