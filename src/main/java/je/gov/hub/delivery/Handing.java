package je.gov.hub.delivery;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A hand-over under way on a lane's thread, which its clerk can cut. */
final class Handing implements Runnable {

    private final Supplier<Outcome> work;
    private final Consumer<Outcome> ended;
    private @Nullable Thread thread;
    private boolean over;

    /** @param ended is told the outcome once the thread is free of it */
    Handing(Supplier<Outcome> work, Consumer<Outcome> ended) {
        this.work = work;
        this.ended = ended;
    }

    @Override
    public void run() {
        begin();
        Outcome outcome;
        try {
            outcome = work.get();
        } finally {
            end();
        }
        ended.accept(outcome);
    }

    /** Interrupts it. May be said again and again, as some libraries swallow one. */
    synchronized void cut() {
        if (thread != null && !over) {
            thread.interrupt();
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
    }

    /** A cut that came late must not reach what the thread does next. */
    private synchronized void end() {
        over = true;
        thread = null;
        boolean unused = Thread.interrupted();
    }
}
