package je.gov.hub.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What was measured of one application, over all rounds. */
final class Score {

    private static final int DIGITS = 3;

    private final Histogram acceptance = new Histogram(DIGITS);
    private final Histogram endToEnd = new Histogram(DIGITS);
    private Duration startToReady = Duration.ZERO;
    private long accepted;
    private double acceptSeconds;
    private long delivered;
    private double deliverSeconds;
    private double applicationCpu;
    private double databaseCpu;
    private long grown;
    private long peakResident;
    private long databaseResident;

    void started(Duration took) {
        startToReady = took;
    }

    /** One run flat out, and the wait until everything was delivered. */
    void flatOut(Load.Told told, long arrived, Duration untilDelivered, Used used) {
        accepted += told.accepted();
        acceptSeconds += seconds(told.took());
        delivered += arrived;
        deliverSeconds += seconds(untilDelivered);
        applicationCpu += used.applicationCpu();
        databaseCpu += used.databaseCpu();
        grown += used.grown();
    }

    /**
     * What an application used meanwhile.
     *
     * @param grown bytes on disk
     */
    record Used(double applicationCpu, double databaseCpu, long grown) {}

    /** One run at a steady rate. */
    void steady(Load.Told told, Histogram untilDelivered) {
        acceptance.add(told.latency());
        endToEnd.add(untilDelivered);
    }

    void ended(long peak, long database) {
        peakResident = peak;
        databaseResident = database;
    }

    double acceptedPerSecond() {
        return accepted / acceptSeconds;
    }

    double deliveriesPerSecond() {
        return delivered / deliverSeconds;
    }

    /** The events a second that it takes and brings to all receivers, for as long as one likes. */
    double sustainedPerSecond() {
        return Math.min(acceptedPerSecond(), deliveriesPerSecond() / Arrivals.RECEIVERS);
    }

    double cpuSecondsPer1000Events() {
        return (applicationCpu + databaseCpu) * 1000 / accepted;
    }

    double databaseCpuSecondsPer1000Events() {
        return databaseCpu * 1000 / accepted;
    }

    double bytesOnDiskPerEvent() {
        return (double) grown / accepted;
    }

    Histogram acceptance() {
        return acceptance;
    }

    Histogram endToEnd() {
        return endToEnd;
    }

    Duration startToReady() {
        return startToReady;
    }

    long accepted() {
        return accepted;
    }

    long delivered() {
        return delivered;
    }

    long peakResident() {
        return peakResident;
    }

    long databaseResident() {
        return databaseResident;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
