package je.gov.hub.bench;

import java.util.List;
import java.util.function.Consumer;

/** The order in which the two have their turns: each warmed up, flat out in turn, and then both at the same steady rate in turn. */
record Match(Contender hub, Contender bare, Arrivals arrivals, Trial trial, Consumer<String> progress) {

    /**
     * Plays it.
     *
     * @param syncs the disk's own rate
     */
    Report play(int rounds, double syncs) {
        var both = List.of(hub, bare);
        for (var one : both) {
            one.score().started(one.application().startToReady());
            progress.accept("Warming up: " + one.name());
            var warmth = trial.warmUp(one);
            progress.accept("%s, at %.1f ms of processor time an event"
                    .formatted(warmth.stable() ? "Warm" : "Not yet steady", 1000 * warmth.cpu()));
        }
        for (int round = 1; round <= rounds; round++) {
            for (var one : both) {
                progress.accept("Flat out, round %d: %s".formatted(round, one.name()));
                trial.flatOut(one);
            }
        }
        double rate = halfOfWhatBothSustain(hub.score(), bare.score());
        for (int round = 1; round <= rounds; round++) {
            for (var one : both) {
                progress.accept("At %.0f events/s, round %d: %s".formatted(rate, round, one.name()));
                trial.steady(one, rate);
            }
        }
        for (var one : both) {
            one.score().ended(one.application().meter().peakResident(), one.databaseResident());
        }
        return new Report(hub.score(), bare.score(), syncs, rate, arrivals.repeated());
    }

    /** The same for both, so that latencies can be compared. */
    private static double halfOfWhatBothSustain(Score hub, Score bare) {
        return Math.min(hub.sustainedPerSecond(), bare.sustainedPerSecond()) / 2;
    }
}
