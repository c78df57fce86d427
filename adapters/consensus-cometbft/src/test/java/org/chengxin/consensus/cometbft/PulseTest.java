package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.chengxin.consensus.cometbft.RpcClient.Status;
import org.chengxin.node.port.Health;
import org.junit.jupiter.api.Test;

/** What follows from CometBFT's answers, on a clock of the test. */
class PulseTest {

    private static final long NOON = 1_795_000_000_000L;

    private final Pulse pulse = new Pulse(CometBftLimits.ordinary(), 0);

    private Health health(long now) {
        return pulse.health(false, now);
    }

    private void answered(long height, long now) {
        pulse.answered(new Status(height, false), now);
    }

    @Test
    void it_runs_as_long_as_cometbft_answers_and_heights_rise() {
        assertEquals(new Health.Starting(), health(0));
        pulse.answered(new Status(5, true), 100);
        assertEquals(new Health.Starting(), health(100), "it still fetches blocks");
        answered(9, 200);
        assertEquals(new Health.Running(), health(200));
    }

    @Test
    void after_a_standstill_it_starts_anew_until_a_block_from_after_that_is_here() {
        answered(9, 100);
        pulse.reached(9, NOON, 100);
        pulse.stoodStill(NOON + 60_000, 60_100);
        assertEquals(new Health.Starting(), health(60_100));
        answered(9, 60_200);
        assertEquals(new Health.Starting(), health(60_200), "CometBFT answers, and may lack blocks as well");
        pulse.reached(10, NOON + 20_000, 60_300);
        pulse.reached(11, NOON + 59_999, 60_400);
        assertEquals(new Health.Starting(), health(60_400), "these are from before");
        pulse.reached(12, NOON + 60_000, 60_500);
        assertEquals(new Health.Running(), health(60_500));
    }

    @Test
    void a_standstill_is_no_fault_of_the_others() {
        answered(9, 100);
        pulse.stoodStill(NOON, 1_000_000);
        assertEquals(new Health.Starting(), health(1_000_000), "that nothing came meanwhile says nothing");
        assertInstanceOf(
                Health.Stopped.class,
                health(1_000_000 + CometBftLimits.ordinary().goneMillis()));
    }
}
