package je.gov.hub.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds a partner's mood, and makes it wait while it is slow. Safe for many threads. */
final class Temper {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Duration slowness;
    private volatile Mood mood = Mood.UP;

    Temper(Duration slowness) {
        this.slowness = slowness;
    }

    Mood mood() {
        return mood;
    }

    void turn(Mood next) {
        lock.lock();
        try {
            mood = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while the mood is slow, but no longer than its slowness; a change of mood ends the wait. */
    void pauseWhileSlow() {
        lock.lock();
        try {
            var left = slowness.toNanos();
            while (mood == Mood.SLOW && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
