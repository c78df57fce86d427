package org.chengxin.stories.chaos;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.SdkReason;

/** Where people find the nodes at the moment; another one when an address has changed. */
final class Access implements AutoCloseable {

    private final List<ChengxinClient> nodes;
    private final List<CityNodes> cities = new ArrayList<>();

    /**
     * @param addresses of the nodes' APIs
     * @param accused   is told which node is said to do what, see {@link CityNodes}
     */
    Access(List<URI> addresses, BiConsumer<URI, SdkReason> accused) {
        this.nodes = addresses.stream().map(ChengxinClient::new).toList();
        for (int first = 0; first < addresses.size(); first++) {
            List<URI> turned = new ArrayList<>(addresses);
            Collections.rotate(turned, -first);
            cities.add(new CityNodes(turned, accused));
        }
    }

    /** Each node by itself. */
    List<ChengxinClient> nodes() {
        return nodes;
    }

    /** All nodes, for somebody who asks one of them first. */
    CityNodes preferring(int number) {
        return cities.get(number % cities.size());
    }

    @Override
    public void close() {
        nodes.forEach(ChengxinClient::close);
        cities.forEach(CityNodes::close);
    }
}
