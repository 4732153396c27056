package je.gov.hub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import je.gov.hub.bench.Curve.Line;
import je.gov.hub.bench.Curve.Point;
import je.gov.hub.event.EventReader;

/**
 * What an event costs the hub, database included, against how many are told, how long it is, and how many systems are plugged in. Each point is
 * measured flat out, after a warm-up, until everything is delivered.
 *
 * @param tellers how many tell at once
 */
record Curves(Path folder, int tellers, Sizes sizes, Consumer<String> progress) {

    private static final int KIB = 1024;

    /** The longest event that the hub takes, less the longest household member. */
    private static final int LONGEST = EventReader.LIMIT - 49;

    private static final int PEOPLE = 500;
    private static final int USUAL = 5;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration DRAIN = Duration.ofMinutes(5);
    private static final double MILLIS = 1000;

    /**
     * Which points, and how long each.
     *
     * @param kib of an event
     * @param warmUp deliveries before each point
     */
    record Sizes(List<Integer> receivers, List<Integer> kib, List<Integer> systems, int warmUp, Duration length) {

        /** Some four minutes on a quiet machine. */
        static Sizes usual() {
            return new Sizes(
                    List.of(1, 3, 10, 30, 100),
                    List.of(1, 4, 16, 64),
                    List.of(10, 100, 300, 1000),
                    2000,
                    Duration.ofSeconds(8));
        }

        static Sizes quick() {
            return new Sizes(List.of(1, 10), List.of(1, 16), List.of(10, 30), 50, Duration.ofSeconds(2));
        }
    }

    Curve receivers() throws IOException {
        var cpu = new ArrayList<Point>();
        var share = new ArrayList<Point>();
        for (int receivers : sizes.receivers()) {
            progress.accept("Receivers of an event: " + receivers);
            var taken = new LongAdder();
            try (var receiver = HttpReceiver.start("", body -> taken.increment());
                    var country = new Country(folder.resolve("receivers-" + receivers), receiver.address(), tellers);
                    var hub = country.start(receivers, receivers)) {
                var cost = cost(hub, taken, receivers, KIB, new Arrivals());
                cpu.add(new Point(receivers, cost));
                share.add(new Point(receivers, cost / receivers));
            }
        }
        return new Curve(
                "curve-receivers",
                "Cost of an event against how many systems are told of it",
                "systems told of each event",
                "processor time, ms",
                List.of(new Line("an event", cpu), new Line("a delivery", share)));
    }

    Curve lengths() throws IOException {
        var cpu = new ArrayList<Point>();
        var taken = new LongAdder();
        // one count for all lengths, as no id may come twice with other content
        var arrivals = new Arrivals();
        try (var receiver = HttpReceiver.start("", body -> taken.increment());
                var country = new Country(folder.resolve("lengths"), receiver.address(), tellers);
                var hub = country.start(USUAL, USUAL)) {
            for (int kib : sizes.kib()) {
                progress.accept("KiB of an event: " + kib);
                cpu.add(new Point(kib, cost(hub, taken, USUAL, Math.min(kib * KIB, LONGEST), arrivals)));
            }
        }
        return new Curve(
                "curve-lengths",
                "Cost of an event against its length",
                "length of an event told, KiB; %d systems are told of it".formatted(USUAL),
                "processor time, ms",
                List.of(new Line("an event", cpu)));
    }

    Curve systems() throws IOException {
        var cpu = new ArrayList<Point>();
        var start = new ArrayList<Point>();
        for (int systems : sizes.systems()) {
            progress.accept("Systems plugged in: " + systems);
            var taken = new LongAdder();
            try (var receiver = HttpReceiver.start("", body -> taken.increment());
                    var country = new Country(folder.resolve("systems-" + systems), receiver.address(), tellers);
                    var hub = country.start(systems, USUAL)) {
                start.add(new Point(systems, hub.application().startToReady().toMillis() / MILLIS));
                cpu.add(new Point(systems, cost(hub, taken, USUAL, KIB, new Arrivals())));
            }
        }
        return new Curve(
                "curve-systems",
                "Cost of an event and of a start against systems plugged in",
                "systems plugged in; %d are told of each event".formatted(USUAL),
                "processor time of an event, ms; start to ready, s",
                List.of(new Line("an event, ms", cpu), new Line("start to ready, s", start)));
    }

    /** Processor time of an event, in ms. */
    private double cost(Contender hub, LongAdder taken, int receivers, int bytes, Arrivals arrivals) {
        var people = new People(PEOPLE, bytes);
        try (var load = new Load(arrivals, people, tellers)) {
            long before = taken.sum();
            var warm = load.flatOut(hub, Math.max(tellers, sizes.warmUp() / receivers));
            await(taken, before + warm.accepted() * receivers);
            double cpu = hub.applicationCpu() + hub.databaseCpu();
            before = taken.sum();
            var told = load.flatOut(hub, sizes.length());
            await(taken, before + told.accepted() * receivers);
            return (hub.applicationCpu() + hub.databaseCpu() - cpu) * MILLIS / told.accepted();
        }
    }

    private static void await(LongAdder taken, long wanted) {
        long end = System.nanoTime() + DRAIN.toNanos();
        while (taken.sum() < wanted) {
            if (System.nanoTime() > end) {
                throw new Trial.NotDeliveredException(wanted - taken.sum());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
