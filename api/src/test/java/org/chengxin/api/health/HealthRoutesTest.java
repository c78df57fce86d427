package org.chengxin.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.chengxin.api.problem.Refused;
import org.chengxin.api.testing.NodeInMemory;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.TestNode;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

    @Test
    void a_node_is_ready_when_its_engine_runs_and_it_has_begun() {
        try (TestNode city = NodeInMemory.alone();
                FollowingNode second = NodeInMemory.beside(city)) {
            var routes = new HealthRoutes(second.node());
            assertNotReady(routes);
            second.deliver();
            assertNotReady(routes);
            second.node().housekeeping().run();
            assertEquals(new HealthRoutes.HealthAnswer(Optional.empty(), "ready"), routes.ready());
        }
    }

    private static void assertNotReady(HealthRoutes routes) {
        assertEquals("API-042", assertThrows(Refused.class, routes::ready).getMessage());
    }
}
