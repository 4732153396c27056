package je.gov.hub.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import je.gov.hub.system.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one system has in hand, until the ledger has the answer. Belongs to its clerk's thread; a lane leaves it a note. */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final SystemId system;
    private final HandOver handOver;
    private final Bench bench;
    private final Window window;
    private final InHand inHand;
    private final Consumer<Runnable> notes;
    private final List<Answered> answered = new ArrayList<>();

    Lanes(SystemId system, HandOver handOver, Bench bench, Window window, InHand inHand, Consumer<Runnable> notes) {
        this.system = system;
        this.handOver = handOver;
        this.bench = bench;
        this.window = window;
        this.inHand = inHand;
        this.notes = notes;
    }

    /** What came back and is not settled; who settles takes it out. */
    List<Answered> answered() {
        return answered;
    }

    /** Takes them in hand, unless one of another system is to be alone. */
    void handOver(List<Pending> together) {
        if (together.isEmpty() || !enter(together)) {
            return;
        }
        inHand.taken(together.stream().collect(Collectors.toMap(Pending::delivery, Pending::upcoming)));
        var now = bench.wall().instant();
        var overdue = bench.clock().instant().plus(bench.properties().longestHandOver());
        for (var one : together) {
            one.attempts++;
            one.handedOver = now;
            one.overdue = overdue;
        }
        together.forEach(this::handOver);
    }

    private boolean enter(List<Pending> together) {
        var solitude = bench.solitude();
        return together.get(0).lonely() ? solitude.enterAlone() : solitude.enter(together.size());
    }

    private void handOver(Pending one) {
        window.take(one);
        var parcel = new Parcel(one.delivery(), system, one.subject(), one.disclosure(), one.attempts, one.repeated);
        var handing = new Handing(() -> outcome(parcel), outcome -> {
            var at = bench.wall().instant();
            notes.accept(() -> ended(one, outcome, at));
        });
        one.handing = handing;
        try {
            bench.lanes().execute(handing);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            // nothing was handed over, and nobody else would ever say so
            ended(
                    one,
                    Classification.of(Signal.of("connector", "no thread")),
                    bench.wall().instant());
        }
    }

    private Outcome outcome(Parcel parcel) {
        try {
            return handOver.handOver(parcel);
        } catch (RuntimeException failed) {
            return Classification.of(Signal.of("connector", "failed"));
        } catch (Error crashed) {
            return Classification.of(Signal.of("connector", "crashed"));
        }
    }

    /** Of one that was given up only its success still counts: the partner has it, and must not get it again. */
    private void ended(Pending one, Outcome outcome, Instant at) {
        boolean late = one.abandoned;
        one.abandoned = false;
        if (!late) {
            answered.add(new Answered(one, outcome, at));
        } else if (outcome instanceof Outcome.Delivered && window.holds(one)) {
            answered.removeIf(other -> other.pending() == one);
            answered.add(new Answered(one, outcome, at));
        }
    }

    /** What is overdue is given up and cut; once more at every look, until it has ended. */
    void cutOverdue() {
        var now = bench.clock().instant();
        for (var one : window.underWay()) {
            if (!one.overdue.isAfter(now) && !isAnswered(one)) {
                giveUp(one, bench.wall().instant());
            }
        }
    }

    private boolean isAnswered(Pending one) {
        return !one.abandoned && answered.stream().anyMatch(other -> other.pending() == one);
    }

    private void giveUp(Pending one, Instant now) {
        cut(one);
        if (!one.abandoned) {
            one.abandoned = true;
            answered.add(new Answered(one, Classification.of(Signal.of("net", "overrun")), now));
            LOG.atWarn()
                    .addKeyValue("delivery", one.delivery())
                    .addKeyValue("system", system)
                    .log("A hand-over takes too long and is cut");
        }
    }

    /** Cuts whatever has not ended, without waiting for its end. */
    void cutAll() {
        window.underWay().forEach(Lanes::cut);
    }

    private static void cut(Pending one) {
        if (one.handing != null) {
            one.handing.cut();
        }
    }
}
