package je.gov.hub.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lets those who record receipts at the same time share a commit: whoever has the turn writes all that wait. Where that
 * fails each writes its own, so that one spoils nothing for others. Safe for use by many threads.
 */
final class SharedReceipts {

    private final Consumer<List<Receipt>> writing;
    private final Queue<Batch> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock();

    /** @param writing writes and commits; what is already written it leaves as it is */
    SharedReceipts(Consumer<List<Receipt>> writing) {
        this.writing = writing;
    }

    private enum State {
        WAITS,
        WRITTEN,
        ALONE
    }

    /** Its state belongs to whoever has the turn. */
    private static final class Batch {
        private final List<Receipt> receipts;
        private State state = State.WAITS;

        Batch(List<Receipt> receipts) {
            this.receipts = receipts;
        }
    }

    /** Returns when these are committed; throws what hinders that. */
    void record(List<Receipt> receipts) {
        var mine = new Batch(receipts);
        waiting.add(mine);
        if (inTurn(mine) == State.ALONE) {
            writing.accept(receipts);
        }
    }

    private State inTurn(Batch mine) {
        turn.lock();
        try {
            if (mine.state == State.WAITS) {
                writeAll();
            }
            return mine.state;
        } finally {
            turn.unlock();
        }
    }

    private void writeAll() {
        var together = new ArrayList<Batch>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            together.add(next);
        }
        // whatever happens, an Error too: nobody may take for written what is not
        together.forEach(batch -> batch.state = State.ALONE);
        try {
            writing.accept(
                    together.stream().flatMap(batch -> batch.receipts.stream()).toList());
            together.forEach(batch -> batch.state = State.WRITTEN);
        } catch (RuntimeException failed) {
            if (together.size() == 1) {
                throw failed;
            }
        }
    }
}
