package je.gov.hub.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Many tellers at once, each over a connection of its own, each waiting for its answer before it tells again. */
final class Load implements AutoCloseable {

    private static final int DIGITS = 3;

    private final Arrivals arrivals;
    private final People people;
    private final int tellers;
    private final ExecutorService threads;

    Load(Arrivals arrivals, People people, int tellers) {
        this.arrivals = arrivals;
        this.people = people;
        this.tellers = tellers;
        this.threads = Executors.newFixedThreadPool(
                tellers, Thread.ofPlatform().name("bench-teller-", 0).daemon().factory());
    }

    /**
     * What was told.
     *
     * @param latency from when an event was due to its answer, in nanoseconds
     */
    record Told(long accepted, Duration took, Histogram latency) {}

    /** When each event is due; nobody waits for an answer to an earlier one with that. */
    private interface Schedule {

        /** In nanoseconds of this machine; negative: no more. */
        long due(long place);
    }

    /** Each tells as fast as it gets answers. */
    Told flatOut(Contender contender, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        return told(contender, place -> System.nanoTime() < end ? System.nanoTime() : -1);
    }

    /** The same, until so many were told. */
    Told flatOut(Contender contender, long events) {
        return told(contender, place -> place < events ? System.nanoTime() : -1);
    }

    /**
     * Open loop: events are due at a steady rate, whatever the answers do. An event that is told late, since all tellers
     * still wait for answers, counts from when it was due: no omission is co-ordinated with the application's own pauses.
     */
    Told steady(Contender contender, double perSecond, Duration length) {
        long begin = System.nanoTime();
        double gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long events =
                Math.round(perSecond * length.toNanos() / Duration.ofSeconds(1).toNanos());
        return told(contender, place -> place < events ? begin + (long) (place * gap) : -1);
    }

    private Told told(Contender contender, Schedule schedule) {
        var places = new AtomicLong();
        var accepted = new AtomicLong();
        var latency = new ConcurrentHistogram(DIGITS);
        var authorization = contender.authorization().get();
        long begin = System.nanoTime();
        var all = new ArrayList<Future<?>>();
        for (int teller = 0; teller < tellers; teller++) {
            all.add(threads.submit(() -> {
                for (long due = schedule.due(places.getAndIncrement());
                        due >= 0;
                        due = schedule.due(places.getAndIncrement())) {
                    tell(contender, due, authorization);
                    latency.recordValue(Math.max(0, System.nanoTime() - due));
                    accepted.incrementAndGet();
                }
            }));
        }
        all.forEach(Load::await);
        return new Told(accepted.get(), Duration.ofNanos(System.nanoTime() - begin), latency);
    }

    private void tell(Contender contender, long due, String authorization) {
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
        contender.desk().tell(people.moved(arrivals.next(due)), authorization);
    }

    private static void await(Future<?> teller) {
        try {
            teller.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A teller of the bench failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was stopped", stopped);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
