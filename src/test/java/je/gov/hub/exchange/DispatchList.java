package je.gov.hub.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import je.gov.hub.ledger.Dispatch;
import je.gov.hub.ledger.Dispatches;
import je.gov.hub.system.SystemId;

/** The dispatches of a ledger, in memory; remembers what is open, so that another journal can be adopted. */
public class DispatchList implements Dispatches {

    private final List<Dispatch> open = new ArrayList<>();
    private List<Dispatch> unsent = new ArrayList<>();
    private Optional<String> journal = Optional.empty();
    int lostReplies;

    public synchronized void add(List<Dispatch> dispatches) {
        open.addAll(dispatches);
        unsent.addAll(dispatches);
        notifyAll();
    }

    @Override
    public synchronized List<Dispatch> next(int most, Set<SystemId> without) {
        return unsent.stream()
                .filter(one -> !without.contains(one.system()))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void carried(Collection<Dispatch> dispatches) {
        if (lostReplies > 0) {
            lostReplies--;
            throw new IllegalStateException("the database is gone");
        }
        unsent.removeAll(dispatches);
    }

    @Override
    public synchronized long waiting() {
        return unsent.size();
    }

    @Override
    public synchronized Optional<String> journal() {
        return journal;
    }

    @Override
    public synchronized long adopt(String another) {
        journal = Optional.of(another);
        unsent = new ArrayList<>(open);
        return unsent.size();
    }

    @Override
    public synchronized void await(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); unsent.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
