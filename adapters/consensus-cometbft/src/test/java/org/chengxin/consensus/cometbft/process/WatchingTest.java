package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of watching that need no process. */
class WatchingTest {

    private static final String OTHER = "wrong Block.Header.AppHash.  Expected 01, got 02";

    @Test
    void short_lives_are_followed_by_longer_waits_up_to_a_bound_and_a_long_life_by_none() {
        BackOff backOff = new BackOff();
        assertEquals(200, backOff.afterLifeOf(0));
        assertEquals(400, backOff.afterLifeOf(BackOff.LONG_LIFE_MILLIS - 1));
        long wait = 0;
        for (int i = 0; i < 100; i++) wait = backOff.afterLifeOf(5);
        assertEquals(BackOff.MOST_MILLIS, wait);
        assertEquals(102, backOff.shortLives());
        assertEquals(0, backOff.afterLifeOf(BackOff.LONG_LIFE_MILLIS));
        assertEquals(200, backOff.afterLifeOf(0));
    }

    @Test
    void another_state_counts_where_most_validators_have_signed_the_block() {
        for (String place : List.of("CONSENSUS FAILURE!!!", "Error in validation"))
            assertTrue(LogWatch.divergence(line(place, OTHER)).isPresent(), place);
        assertTrue(LogWatch.divergence("panic: state.AppHash does not match AppHash after replay. Got")
                .isPresent());
        assertTrue(LogWatch.divergence(line("CONSENSUS FAILURE!!!", "wrong Block.Header.LastResultsHash. Expected"))
                .isPresent());
    }

    @Test
    void words_that_a_peer_chooses_are_no_sign_of_anything() {
        for (String chosen : List.of(
                "state.AppHash does not match AppHash after replay. Got",
                "CONSENSUS FAILURE!!! " + OTHER,
                "\\\"_msg\\\":\\\"CONSENSUS FAILURE!!!\\\" " + OTHER)) {
            String line = line("Error dialing peer", "peer is on a different network. Got " + chosen);
            assertEquals(Optional.empty(), LogWatch.divergence(line), line);
            assertFalse(LogWatch.isHalt(line), line);
        }
    }

    private static String line(String message, String error) {
        return "{\"_msg\":\"" + message + "\",\"err\":\"" + error + "\",\"level\":\"error\"}";
    }

    @Test
    void a_refused_proposal_or_another_failure_is_no_divergence() {
        String proposal = line("prevote step: consensus deems this block invalid; prevoting nil", OTHER);
        String disk = line("CONSENSUS FAILURE!!!", "no space left on device");
        assertEquals(Optional.empty(), LogWatch.divergence(proposal));
        assertEquals(Optional.empty(), LogWatch.divergence(disk));
        assertTrue(LogWatch.isHalt(disk));
        assertFalse(LogWatch.isHalt(proposal));
    }

    @Test
    void a_process_hangs_that_answered_and_then_is_mute_for_a_minute() {
        Watch watch = new Watch(0);
        assertFalse(watch.hangs(10 * Watch.MUTE_MILLIS), "it may be replaying");
        watch.saw(Optional.of(new Rpc.Answer(5, false)), 1_000);
        watch.saw(Optional.empty(), 2_000);
        assertFalse(watch.hangs(1_000 + Watch.MUTE_MILLIS - 1));
        assertTrue(watch.hangs(1_000 + Watch.MUTE_MILLIS));
    }

    @Test
    void how_long_the_height_has_been_the_same_is_told() {
        Watch watch = new Watch(0);
        assertInstanceOf(Condition.Starting.class, watch.condition(500));
        watch.saw(Optional.of(new Rpc.Answer(5, true)), 1_000);
        watch.saw(Optional.of(new Rpc.Answer(5, true)), 3_000);
        assertEquals(new Condition.Running(5, true, 2_500), watch.condition(3_500));
        watch.saw(Optional.of(new Rpc.Answer(6, false)), 4_000);
        assertEquals(new Condition.Running(6, false, 0), watch.condition(4_000));
    }

    @Test
    void the_log_is_bounded_and_long_lines_are_cut(@TempDir Path folder) throws IOException {
        List<String> seen = new ArrayList<>();
        Path file = folder.resolve("log");
        String longLine = "x".repeat(LogFile.LINE_MAX_BYTES + 9);
        LogFile log = new LogFile(file, seen::add);
        log.take(new ByteArrayInputStream(("a\n" + longLine + "\nb").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("a", longLine.substring(9), "b"), seen);
        assertEquals("a\n" + longLine.substring(9) + "\nb\n", Files.readString(file));
        int many = (int) (LogFile.FILE_MAX_BYTES / LogFile.LINE_MAX_BYTES);
        for (int i = 0; i < many; i++)
            log.take(new ByteArrayInputStream((longLine + "\n").getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.size(file) <= LogFile.FILE_MAX_BYTES);
        assertTrue(Files.exists(folder.resolve("log.1")));
    }
}
