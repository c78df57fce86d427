package org.chengxin.consensus.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;

/**
 * What waits for a block: a line per organisation, served in turn, so that no organisation's flood delays another. Bounded.
 * Safe for several threads.
 */
final class WaitingTransactions {

    private final int mostTransactions;
    private final long mostBytes;
    private final Map<String, Line> lines = new HashMap<>();
    private final Deque<Line> turn = new ArrayDeque<>();
    private int count;
    private long bytes;

    private record Line(String organisation, Deque<SignedTransaction> waiting) {}

    WaitingTransactions(int mostTransactions, long mostBytes) {
        this.mostTransactions = mostTransactions;
        this.mostBytes = mostBytes;
    }

    /** Takes a transaction, or says that there is no room. */
    synchronized boolean offer(SignedTransaction transaction) {
        if (count >= mostTransactions || bytes + transaction.jws().size() > mostBytes) return false;
        line(transaction, false).waiting().addLast(transaction);
        count++;
        bytes += transaction.jws().size();
        return true;
    }

    /** Whether nothing waits. */
    synchronized boolean isEmpty() {
        return count == 0;
    }

    /** Takes out what may go into a block, one of each organisation in turn. */
    synchronized List<SignedTransaction> take(long blockBytes, int most) {
        List<SignedTransaction> taken = new ArrayList<>();
        long room = blockBytes;
        while (!turn.isEmpty() && taken.size() < most) {
            Line line = turn.getFirst();
            int size = line.waiting().getFirst().jws().size();
            if (size > room) break;
            room -= size;
            taken.add(line.waiting().removeFirst());
            turn.removeFirst();
            if (line.waiting().isEmpty()) lines.remove(line.organisation());
            else turn.addLast(line);
        }
        count -= taken.size();
        bytes -= blockBytes - room;
        return taken;
    }

    /** Puts back, to the heads of their lines, what was taken and not used. */
    synchronized void putBack(List<SignedTransaction> unused) {
        for (SignedTransaction transaction : unused.reversed()) {
            line(transaction, true).waiting().addFirst(transaction);
            count++;
            bytes += transaction.jws().size();
        }
    }

    private Line line(SignedTransaction transaction, boolean first) {
        String organisation = transaction.key().text().substring(0, Uscc.LENGTH);
        Line known = lines.get(organisation);
        if (known != null) return known;
        var line = new Line(organisation, new ArrayDeque<>());
        lines.put(organisation, line);
        if (first) turn.addFirst(line);
        else turn.addLast(line);
        return line;
    }
}
