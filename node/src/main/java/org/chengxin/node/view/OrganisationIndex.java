package org.chengxin.node.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateFollower;

/**
 * Finds organisations by any part of their names. They are numbered in the order of registration (those of the genesis,
 * then by block time, then by code), which is the same whether the index was rebuilt or has followed. Names are not kept: hits are to be checked
 * against the state. Takes about 200 bytes of heap for an organisation.
 */
final class OrganisationIndex implements StateFollower {

    private static final String PREFIX = "identity/organisation/";
    private static final Codec<Organisation> CODEC = Codec.of(Organisation.class);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final GramIndex grams = new GramIndex();
    private byte[] codes = new byte[Uscc.LENGTH];
    private long[] since = new long[1];
    private int size;

    @Override
    public void found(Leaf leaf) {
        if (leaf.path().startsWith(PREFIX))
            append(code(leaf.path()), CODEC.decode(leaf.value().shared()));
    }

    /** Numbers what was found in the order of registration. */
    @Override
    public void complete(Committed committed) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(number -> since[number])
                        .thenComparing(this::code))
                .mapToInt(Integer::intValue)
                .toArray();
        var newNumbers = new int[size];
        var newCodes = new byte[codes.length];
        var newSince = new long[since.length];
        for (int number = 0; number < size; number++) {
            newNumbers[order[number]] = number;
            newSince[number] = since[order[number]];
            System.arraycopy(codes, order[number] * Uscc.LENGTH, newCodes, number * Uscc.LENGTH, Uscc.LENGTH);
        }
        codes = newCodes;
        since = newSince;
        grams.renumber(newNumbers);
    }

    @Override
    public void follow(Committed committed, List<StateChange> changes) {
        List<StateChange> ours = changes.stream()
                .filter(change -> change.path().startsWith(PREFIX))
                .toList();
        if (ours.isEmpty()) return;
        lock.writeLock().lock();
        try {
            ours.forEach(this::change);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void change(StateChange change) {
        String code = code(change.path());
        Organisation after = read(change.after().orElseThrow());
        if (change.before().isEmpty()) {
            Invariant.holds(
                    size == 0 || compare(size - 1, since(after), code) < 0,
                    "organisations are registered one after another");
            append(code, after);
            return;
        }
        String nameBefore = read(change.before().get()).name();
        if (nameBefore.equals(after.name())) return;
        int number = number(code, since(after));
        grams.remove(number, fold(nameBefore));
        grams.add(number, fold(after.name()));
    }

    private void append(String code, Organisation organisation) {
        if (size == since.length) {
            since = Arrays.copyOf(since, size + (size >> 1) + 1);
            codes = Arrays.copyOf(codes, since.length * Uscc.LENGTH);
        }
        since[size] = since(organisation);
        System.arraycopy(code.getBytes(US_ASCII), 0, codes, size * Uscc.LENGTH, Uscc.LENGTH);
        grams.add(size, fold(organisation.name()));
        size++;
    }

    private int number(String code, long time) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, time, code) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int compare(int number, long time, String code) {
        int byTime = Long.compare(since[number], time);
        return byTime != 0 ? byTime : code(number).compareTo(code);
    }

    /** Where an organisation stands in time. The first block has the time of the genesis, and comes after it all the same. */
    private static long since(Organisation organisation) {
        return organisation.registeredBy().isPresent() ? organisation.registeredAt() : Long.MIN_VALUE;
    }

    private String code(int number) {
        return new String(codes, number * Uscc.LENGTH, Uscc.LENGTH, US_ASCII);
    }

    private static String code(String path) {
        return path.substring(PREFIX.length());
    }

    private static Organisation read(Bytes value) {
        return CODEC.decode(value.shared());
    }

    /** An organisation to be checked. */
    record Candidate(int number, Uscc uscc) {}

    /**
     * Organisations whose name may hold a text, in the order of registration.
     *
     * @param folded a text as {@link #fold} makes it, not empty
     * @param from   the least number
     * @param most   how many at most
     */
    List<Candidate> candidates(String folded, int from, int most) {
        lock.readLock().lock();
        try {
            List<Candidate> found = new ArrayList<>();
            for (int number : grams.candidates(folded, from, most))
                found.add(new Candidate(number, new Uscc(code(number))));
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many organisations there are. */
    int size() {
        lock.readLock().lock();
        try {
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A text for comparison: full-width forms of ASCII as ASCII, Latin capitals as small letters. */
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) folded.append(fold(text.charAt(i)));
        return folded.toString();
    }

    private static char fold(char character) {
        if (character == '\u3000') return ' ';
        char narrow = character >= '\uff01' && character <= '\uff5e' ? (char) (character - '\uff01' + '!') : character;
        return narrow >= 'A' && narrow <= 'Z' ? (char) (narrow - 'A' + 'a') : narrow;
    }
}
