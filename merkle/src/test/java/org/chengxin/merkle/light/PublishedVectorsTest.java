package org.chengxin.merkle.light;

import static org.chengxin.merkle.light.LightJson.integer;
import static org.chengxin.merkle.light.LightJson.object;
import static org.chengxin.merkle.light.LightJson.objects;
import static org.chengxin.merkle.light.LightJson.text;
import static org.chengxin.merkle.light.LightJson.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.junit.jupiter.api.Test;

/** The verdicts of others: vectors of the Rust light client, see {@code light-client/README.md} in the resources. */
class PublishedVectorsTest {

    @Test
    void single_steps_get_the_verdicts_that_a_model_checker_derived_from_the_specification() throws IOException {
        int steps = 0;
        for (Map<?, ?> test : LightJson.cases("single-step.jsonl")) {
            Map<?, ?> initial = object(test, "initial");
            var rules = new LightRules(TrustLevel.ONE_THIRD, period(initial, "trusting_period"), Duration.ZERO);
            Header trusted =
                    LightJson.signedHeader(object(initial, "signed_header")).header();
            var state = new TrustedState(trusted, LightJson.validators(object(initial, "next_validator_set")));
            for (Map<?, ?> step : objects(test, "input")) {
                Map<?, ?> json = object(step, "block");
                Optional<LightBlock> block = LightJson.lightBlock(json);
                String verdict = verdict(state, block, rules, time(step, "now"));
                assertEquals(text(step, "verdict"), verdict, text(test, "source") + ", step " + steps);
                steps++;
                if (verdict.equals("SUCCESS"))
                    state = new TrustedState(
                            block.orElseThrow().header(), LightJson.validators(object(json, "next_validator_set")));
            }
        }
        assertEquals(95, steps);
    }

    private static String verdict(TrustedState trusted, Optional<LightBlock> block, LightRules rules, Timestamp now) {
        if (block.isEmpty()) return "INVALID";
        return LightStep.refusal(trusted, block.get(), rules, now)
                .map(reason ->
                        reason == LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED ? "NOT_ENOUGH_TRUST" : "INVALID")
                .orElse("SUCCESS");
    }

    private static Duration period(Map<?, ?> json, String member) {
        return Duration.ofNanos(integer(json, member));
    }
}
