package org.chengxin.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.identity.RotateKey;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.TransactionSigner;

/** Programs that want something and send it until they have an answer, each with its own key and its own numbering. */
final class Clients {

    private static final int MOST_OPEN = 60;
    private static final long HOUR_MILLIS = 3_600_000;

    private final Chance chance;
    private final Intentions intentions;
    private final Map<KeyId, Long> sequences = new TreeMap<>();
    private final Map<TransactionId, Request> open = new LinkedHashMap<>();
    private final Map<TransactionId, Integer> rotations = new TreeMap<>();
    private int publisherKey;

    Clients(Chance chance) {
        this.chance = chance;
        this.intentions = new Intentions(chance);
    }

    /** Requests without an answer, in the order in which they were made. */
    List<Request> open() {
        return new ArrayList<>(open.values());
    }

    /** Somebody wants something new; nobody does while there is much without an answer. */
    Optional<Request> want(long now) {
        if (open.size() >= MOST_OPEN) return Optional.empty();
        Request request = make(now);
        if (request.sound()) open.put(request.id(), request);
        return Optional.of(request);
    }

    private Request make(long now) {
        return switch (chance.below(10)) {
            case 0 -> sign(InventedCity.COMPANY_KEY, now, Intentions.Intention.plain(intentions.endDisplay()));
            case 1 -> chance.oneIn(4) ? rotate(now) : spoiled(now);
            case 2, 3, 4, 5 -> sign(InventedCity.REGISTRAR_KEY, now, intentions.ofRegistrar());
            default -> sign(publisher(), now, intentions.ofPublisher(now));
        };
    }

    private SigningKey publisher() {
        return Signers.publisherKey(publisherKey);
    }

    /** The publisher puts its next key in the place of the one it uses. */
    private Request rotate(long now) {
        SigningKey next = Signers.publisherKey(publisherKey + 1);
        var rotation = new RotateKey(publisher().jwk().thumbprint(), next.jwk());
        Request request = sign(publisher(), now, Intentions.Intention.plain(rotation));
        rotations.put(request.id(), publisherKey + 1);
        return request;
    }

    /** A transaction that somebody has changed on its way. */
    private Request spoiled(long now) {
        Request whole = sign(InventedCity.REGISTRAR_KEY, now, intentions.ofRegistrar());
        byte[] jws = whole.jws().toArray();
        int at = jws.length - 1 - chance.below(80);
        jws[at] = (byte) (jws[at] == 'A' ? 'Q' : 'A');
        return new Request(whole.id(), Bytes.owned(jws), whole.opening(), false);
    }

    private Request sign(SigningKey key, long now, Intentions.Intention intention) {
        long expires = now + chance.between(HOUR_MILLIS / 60, 23 * HOUR_MILLIS);
        var payload = new Payload(InventedCity.GENESIS.chain(), expires, sequence(key.id()), intention.transaction());
        byte[] jws = new TransactionSigner(key).sign(payload);
        return new Request(id(jws), Bytes.of(jws), intention.opening(), true);
    }

    /** The next number, now and then leaving some out, and now and then one that was used. */
    private long sequence(KeyId key) {
        long last = sequences.getOrDefault(key, 0L);
        if (last > 0 && chance.oneIn(50)) return last;
        long next = last + (chance.oneIn(20) ? chance.between(2, 5) : 1);
        sequences.put(key, next);
        return next;
    }

    private static TransactionId id(byte[] jws) {
        try {
            return SignedTransaction.parse(jws.clone()).id();
        } catch (InadmissibleException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A request has its answer. */
    void answered(TransactionId id, boolean accepted) {
        open.remove(id);
        Integer key = rotations.remove(id);
        if (key != null && accepted) publisherKey = Math.max(publisherKey, key);
    }
}
