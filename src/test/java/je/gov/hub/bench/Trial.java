package je.gov.hub.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How one application is tried: warmed up, run flat out, run at a steady rate. Each run ends when everything told in it is
 * delivered, so that nothing of one run is paid for in the next.
 */
final class Trial {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final double STABLE = 0.05;

    private final Arrivals arrivals;
    private final Load load;
    private final Extent extent;

    Trial(Arrivals arrivals, Load load, Extent extent) {
        this.arrivals = arrivals;
        this.load = load;
        this.extent = extent;
    }

    /**
     * How long things take.
     *
     * @param rounds how often each application has its turn
     * @param warmUp how long each is warmed up at most
     * @param slice how many events are told between two looks at whether it is warm
     * @param flatOut how long each turn flat out lasts, without the wait for deliveries
     * @param steady how long each turn at a steady rate lasts
     * @param drain how long to wait for deliveries before giving up
     */
    record Extent(int rounds, Duration warmUp, int slice, Duration flatOut, Duration steady, Duration drain) {}

    /**
     * What came of warming up.
     *
     * @param cpu seconds of processor time an event, in the last slice
     * @param stable whether it was the same in the slice before
     */
    record Warmth(double cpu, boolean stable) {}

    /** Until the processor time for an event is the same twice, or for as long as is allowed. */
    Warmth warmUp(Contender contender) {
        long end = System.nanoTime() + extent.warmUp().toNanos();
        double last = slice(contender);
        double now = slice(contender);
        while (!same(last, now) && System.nanoTime() < end) {
            last = now;
            now = slice(contender);
        }
        return new Warmth(now, same(last, now));
    }

    private static boolean same(double last, double now) {
        return Math.abs(now - last) <= STABLE * last;
    }

    private double slice(Contender contender) {
        long before = arrivals.complete();
        double cpu = cpu(contender);
        var told = load.flatOut(contender, extent.slice());
        awaitComplete(before + told.accepted());
        return (cpu(contender) - cpu) / told.accepted();
    }

    private static double cpu(Contender contender) {
        return contender.applicationCpu() + contender.databaseCpu();
    }

    void flatOut(Contender contender) {
        long complete = arrivals.complete();
        long arrived = arrivals.delivered();
        double application = contender.applicationCpu();
        double database = contender.databaseCpu();
        long disk = contender.onDisk();
        long begin = System.nanoTime();
        var told = load.flatOut(contender, extent.flatOut());
        awaitComplete(complete + told.accepted());
        contender
                .score()
                .flatOut(
                        told,
                        arrivals.delivered() - arrived,
                        Duration.ofNanos(System.nanoTime() - begin),
                        new Score.Used(
                                contender.applicationCpu() - application,
                                contender.databaseCpu() - database,
                                contender.onDisk() - disk));
    }

    void steady(Contender contender, double perSecond) {
        long complete = arrivals.complete();
        arrivals.endToEndAnew();
        var told = load.steady(contender, perSecond, extent.steady());
        awaitComplete(complete + told.accepted());
        contender.score().steady(told, arrivals.endToEndAnew());
    }

    private void awaitComplete(long events) {
        long end = System.nanoTime() + extent.drain().toNanos();
        while (arrivals.complete() < events) {
            if (System.nanoTime() > end) {
                throw new NotDeliveredException(events - arrivals.complete());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Events are accepted, and some receiver does not get them in time. */
    static final class NotDeliveredException extends RuntimeException {
        NotDeliveredException(long missing) {
            super(missing + " events of the bench are not at all their receivers in time");
        }
    }
}
