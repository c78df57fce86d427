package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries requests: late, in another order, twice, or not at all. */
final class Network {

    private static final int MOST = 200;

    private final Chance chance;
    private final List<Parcel> parcels = new ArrayList<>();

    private record Parcel(long due, Request request) {}

    Network(Chance chance) {
        this.chance = chance;
    }

    /** Takes a request, if it does not lose it. */
    void send(Request request, long now) {
        if (parcels.size() >= MOST || chance.oneIn(12)) return;
        int copies = chance.oneIn(8) ? 2 : 1;
        for (int i = 0; i < copies; i++) parcels.add(new Parcel(now + delay(), request));
    }

    private long delay() {
        return chance.oneIn(15) ? chance.between(60_000, 3_600_000) : chance.between(0, 300);
    }

    /** Hands over one of those that are due. */
    Optional<Request> receive(long now) {
        List<Parcel> due =
                parcels.stream().filter(parcel -> parcel.due() <= now).toList();
        if (due.isEmpty()) return Optional.empty();
        Parcel parcel = chance.pick(due);
        parcels.remove(parcel);
        return Optional.of(parcel.request());
    }
}
