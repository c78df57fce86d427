package org.chengxin.node.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Uscc;

/**
 * Contents that this node misses, and whose turn it is to be asked for each. The publisher's node comes first, since what
 * it publishes is most likely handed in there, then the other members', which share the questions. When all have been asked
 * in vain, the next time is later each time. A member that does not answer is left alone for a while, and its turns go to
 * the others. Bounded. Safe for several threads.
 */
final class MissingContents {

    /** Most contents that are looked for at a time. */
    static final int MOST = 65_536;

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5L * 60 * 1000;
    private static final long FIRST_SILENCE_MILLIS = 1_000;
    private static final long LONGEST_SILENCE_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 20;

    private final List<Uscc> members;
    private final int most;
    private final Map<Holding, Search> searches = new LinkedHashMap<>();
    private final Map<Uscc, Silence> silences = new HashMap<>();
    private long news;

    /** A content that is looked for. */
    private static final class Search {

        private final List<Uscc> turns;
        private int next;
        private int asked;
        private long due;
        private boolean underWay;

        Search(List<Uscc> turns) {
            this.turns = turns;
        }
    }

    /** How often a member has not answered, and until when it is left alone. */
    private record Silence(int times, long until) {}

    /**
     * @param members whom to ask, one at least
     * @param most    most contents to look for at a time
     */
    MissingContents(List<Uscc> members, int most) {
        Limits.within("members", members.size(), 1, Integer.MAX_VALUE);
        this.members = List.copyOf(members);
        this.most = most;
    }

    /**
     * Looks for a content from now on.
     *
     * @return false when so many are looked for that this one is not
     */
    synchronized boolean add(Holding holding, Uscc publisher) {
        if (searches.containsKey(holding)) return true;
        if (searches.size() >= most) return false;
        searches.put(holding, new Search(turns(holding, publisher)));
        tell();
        return true;
    }

    private List<Uscc> turns(Holding holding, Uscc publisher) {
        List<Uscc> others =
                members.stream().filter(member -> !member.equals(publisher)).toList();
        List<Uscc> turns = new ArrayList<>();
        if (others.size() < members.size()) turns.add(publisher);
        int first = others.isEmpty() ? 0 : Math.floorMod(holding.commitment().hashCode(), others.size());
        turns.addAll(others.subList(first, others.size()));
        turns.addAll(others.subList(0, first));
        return turns;
    }

    /** Looks for contents no more: they are here, or no record shows them. */
    synchronized void forget(Collection<Holding> holdings) {
        holdings.forEach(searches::remove);
    }

    /**
     * Contents that a member is to be asked for now. None of them is given to anyone else before {@link #inVain},
     * {@link #unanswered} or {@link #forget}.
     *
     * @param now in milliseconds
     */
    synchronized List<Holding> take(Uscc member, long now, int atMost) {
        List<Holding> taken = new ArrayList<>();
        if (isSilent(member, now)) return taken;
        for (var entry : searches.entrySet()) {
            if (taken.size() == atMost) break;
            Search search = entry.getValue();
            if (search.underWay || !isDue(search.due, now, LONGEST_PAUSE_MILLIS)) continue;
            OptionalInt turn = turn(search, now);
            if (turn.isEmpty() || !search.turns.get(turn.getAsInt()).equals(member)) continue;
            search.next = turn.getAsInt();
            search.underWay = true;
            taken.add(entry.getKey());
        }
        return taken;
    }

    /** Whose turn it is: the next that is not silent. */
    private OptionalInt turn(Search search, long now) {
        for (int skipped = 0; skipped < search.turns.size(); skipped++) {
            int turn = (search.next + skipped) % search.turns.size();
            if (!isSilent(search.turns.get(turn), now)) return OptionalInt.of(turn);
        }
        return OptionalInt.empty();
    }

    /** A member answered and did not give these. */
    synchronized void inVain(Collection<Holding> holdings, long now) {
        for (Holding holding : holdings) {
            Search search = searches.get(holding);
            if (search == null) continue;
            search.underWay = false;
            search.next = (search.next + 1) % search.turns.size();
            search.asked++;
            int rounds = search.asked / search.turns.size();
            boolean allAsked = search.asked % search.turns.size() == 0;
            if (allAsked) search.due = now + pause(FIRST_PAUSE_MILLIS, rounds - 1, LONGEST_PAUSE_MILLIS);
        }
        tell();
    }

    /** A member answered as it should. */
    synchronized void answered(Uscc member) {
        silences.remove(member);
    }

    /** A member did not answer, or with something else: it is left alone, and others are asked for these. */
    synchronized void unanswered(Uscc member, Collection<Holding> holdings, long now) {
        Silence before = silences.getOrDefault(member, new Silence(0, 0));
        long until = now + pause(FIRST_SILENCE_MILLIS, before.times(), LONGEST_SILENCE_MILLIS);
        silences.put(member, new Silence(before.times() + 1, until));
        release(holdings);
    }

    /** A member gave what nobody asked for: it is left alone for the longest time. */
    synchronized void lied(Uscc member, long now) {
        silences.put(member, new Silence(MOST_DOUBLINGS, now + LONGEST_SILENCE_MILLIS));
        tell();
    }

    /** These have not been asked for after all. */
    synchronized void release(Collection<Holding> holdings) {
        for (Holding holding : holdings) {
            Search search = searches.get(holding);
            if (search != null) search.underWay = false;
        }
        tell();
    }

    /** A number that is another one as soon as there may be something new to ask for. */
    synchronized long news() {
        return news;
    }

    /** Waits until {@link #news()} is another number, or for some milliseconds. */
    synchronized void await(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); news == seen && left > 0; left = end - System.nanoTime())
            TimeUnit.NANOSECONDS.timedWait(this, left);
    }

    private void tell() {
        news++;
        notifyAll();
    }

    /** How many are looked for. */
    synchronized int size() {
        return searches.size();
    }

    private boolean isSilent(Uscc member, long now) {
        Silence silence = silences.get(member);
        return silence != null && !isDue(silence.until(), now, LONGEST_SILENCE_MILLIS);
    }

    /** A time further away than any pause was noted before the clock was set back. */
    private static boolean isDue(long due, long now, long longest) {
        return due <= now || due - now > longest;
    }

    private static long pause(long first, int doublings, long longest) {
        return Math.min(longest, first << Math.min(doublings, MOST_DOUBLINGS));
    }
}
