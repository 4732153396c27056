package je.gov.hub.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import je.gov.hub.ledger.OutcomeUnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Lets those who tell at the same time share a commit: they queue, one thread accepts what waits, in order. */
final class Acceptor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final long LOOK_UP_MILLIS = 200;

    private final GroupCommit commit;
    private final BlockingQueue<Work> waiting;
    private final int together;
    private final Duration patience;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "hub-acceptance");

    Acceptor(GroupCommit commit, IntakeProperties properties) {
        this.commit = commit;
        this.waiting = new ArrayBlockingQueue<>(properties.waiting());
        this.together = properties.together();
        this.patience = properties.patience();
    }

    void start() {
        thread.start();
    }

    /** Waits for the work's commit. When it takes too long, what became of it is not known. */
    List<Answer> accept(Work work) {
        if (closed.get() || !waiting.offer(work)) {
            return commit.unavailable(work);
        }
        try {
            return work.answers().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            return commit.unavailable(work);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return commit.unavailable(work);
        } catch (ExecutionException failed) {
            throw new AcceptanceFailedException(work.claims(), failed);
        }
    }

    /** How many works wait for their commit. */
    int waiting() {
        return waiting.size();
    }

    private void run() {
        while (!closed.get() || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    acceptWith(first);
                }
            } catch (InterruptedException interrupted) {
                closed.set(true);
            }
        }
    }

    private void acceptWith(Work first) {
        var group = new ArrayList<Work>();
        group.add(first);
        waiting.drainTo(group, together - 1);
        try {
            accept(group);
        } catch (RuntimeException | Error broken) {
            // the thread stays: a teller must never wait for one that is gone
            group.forEach(work -> work.answers().completeExceptionally(broken));
        }
    }

    private void accept(List<Work> group) {
        try {
            var answers = commit.accept(group);
            for (int place = 0; place < group.size(); place++) {
                group.get(place).answers().complete(answers.get(place));
            }
        } catch (OutcomeUnknownException unknown) {
            LOG.atWarn()
                    .addKeyValue("works", group.size())
                    .addKeyValue("cause", cause(unknown))
                    .log("Outcome of a commit unknown");
            group.forEach(this::sendBack);
        } catch (RuntimeException failed) {
            apart(group, failed);
        }
    }

    /** Nothing was written: each alone, so that one spoils nothing for others. */
    private void apart(List<Work> group, RuntimeException failed) {
        if (Away.isWhy(failed)) {
            LOG.atWarn()
                    .addKeyValue("works", group.size())
                    .addKeyValue("cause", cause(failed))
                    .log("Database away");
            group.forEach(this::sendBack);
        } else if (group.size() > 1) {
            group.forEach(work -> accept(List.of(work)));
        } else {
            LOG.atError()
                    .addKeyValue("claims", group.get(0).claims())
                    .addKeyValue("cause", cause(failed))
                    .log("Acceptance failed");
            group.get(0).answers().completeExceptionally(failed);
        }
    }

    /** The kinds of failure, outermost and innermost; a message could carry a value of what was told. */
    private static String cause(Throwable failure) {
        var innermost = NestedExceptionUtils.getMostSpecificCause(failure);
        return failure.getClass().getSimpleName() + ", " + innermost.getClass().getSimpleName();
    }

    private void sendBack(Work work) {
        work.answers().complete(commit.unavailable(work));
    }

    /** Accepts what waits, then no more. */
    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
