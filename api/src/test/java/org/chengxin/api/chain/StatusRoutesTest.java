package org.chengxin.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.chengxin.api.testing.NodeInMemory;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.TestNode;
import org.junit.jupiter.api.Test;

class StatusRoutesTest {

    @Test
    void a_node_is_starting_until_its_engine_runs_and_it_has_begun() {
        try (TestNode city = NodeInMemory.alone();
                FollowingNode second = NodeInMemory.beside(city)) {
            var genesis = new GenesisFile(Bytes.owned(new byte[0]));
            var routes = new StatusRoutes(second.node(), city.consensus(), city::now, genesis);
            assertEquals(health("starting"), routes.status().health());
            second.deliver();
            assertEquals(health("starting"), routes.status().health());
            second.node().housekeeping().run();
            assertEquals(health("running"), routes.status().health());
        }
    }

    private static StatusAnswer.HealthAnswer health(String state) {
        return new StatusAnswer.HealthAnswer(Optional.empty(), Optional.empty(), state);
    }
}
