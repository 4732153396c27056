package je.gov.hub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import je.gov.hub.agreement.Agreement;
import je.gov.hub.system.SystemId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one system's inbox: one thread that deals what arrives to lanes, by subject, and settles what comes back. All
 * its state belongs to that thread; others leave it notes.
 */
final class Clerk {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SystemId system;
    private final Terms terms;
    private final Bench bench;
    private final Course course;
    private final Window window = new Window();
    private final LinkedBlockingQueue<Runnable> notes = new LinkedBlockingQueue<>();
    private final Leave leave = new Leave();
    private final InHand inHand;
    private final Attachment attachment;
    private final Lanes lanes;
    private final Asked asked;
    private final Recall recall;
    private final Gate gate;
    private final Settlement settlement;
    private @Nullable Resumption resumption = new Resumption("hub", "route started");
    private Optional<Agreement> agreement = Optional.empty();
    private boolean closing;
    private volatile int handedOver;

    Clerk(SystemId system, HandOver handOver, Terms terms, Bench bench) {
        this.system = system;
        this.terms = terms;
        this.bench = bench;
        this.course = new Course(bench.clock(), bench.wall(), bench.backoff());
        this.inHand = InHand.open(
                bench.properties().folder(), system, bench.properties().recordSync(), bench.solitude());
        this.attachment = new Attachment(system, bench, window, inHand, notes::add);
        this.lanes = new Lanes(system, handOver, bench, window, inHand, notes::add);
        this.recall = new Recall(system, bench, window, inHand);
        var setbacks = new Setbacks(system, terms, bench.wall());
        this.asked = new Asked(system, bench, window);
        this.gate = new Gate(system, bench, asked, setbacks);
        this.settlement = new Settlement(system, bench, course, window, inHand, asked, setbacks);
    }

    private record Resumption(String who, String why) {}

    void start() {
        Thread.ofPlatform().name("hub-inbox-" + system).daemon().start(this::run);
    }

    /** Takes nothing more in hand, from now on. Its patience begins when this is said first. */
    void leave() {
        notes.add(() -> closing = true);
        leave.until(bench.clock().instant().plus(bench.properties().patience()).plus(PAUSE.multipliedBy(2)));
    }

    /** Waits for what is in hand, and leaves the rest in the inbox. */
    void close() {
        leave();
        if (!leave.await(bench.clock().instant())) {
            LOG.atWarn().addKeyValue("system", system).log("Did not wait longer for what is in hand");
        }
    }

    void suspend(String why) {
        notes.add(() -> course.suspend(why));
    }

    void resume(String who, String why) {
        notes.add(() -> resumption = new Resumption(who, why));
    }

    /** Something may go from the ledger. */
    void lookAgain() {
        notes.add(() -> {
            asked.forget();
            recall.lookSoon();
        });
    }

    LaneStatus status(long waiting) {
        var now = course.now();
        return new LaneStatus(
                system, now.state(), waiting, handedOver, now.delivered(), now.since(), now.why(), now.next());
    }

    private void run() {
        try {
            while (!closing) {
                step();
            }
            finish();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
            inHand.close();
            leave.taken();
        }
    }

    /**
     * What fails here for want of broker or ledger is found again at the next step: nothing has been acknowledged. A defect
     * of the hub itself does not end the clerk either; the inbox is opened anew, as the window may be half written.
     */
    private void step() throws InterruptedException {
        try {
            read(glance());
            lanes.cutOverdue();
            settlement.settle(lanes.answered(), attachment.inbox());
            resume();
            if (connected()) {
                recall.look();
                deal();
                attachment.askForMore(recall.size());
            }
        } catch (RuntimeException absent) {
            heldUp(absent.getClass().getSimpleName());
        } catch (Error defect) {
            attachment.spoilt();
            heldUp(defect.getClass().getSimpleName());
        }
        handedOver = window.underWay().size();
    }

    private void read(Duration wait) throws InterruptedException {
        var note = notes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (note != null) {
            note.run();
            note = notes.poll();
        }
    }

    /** The next look: at a note, when the earliest wait ends, or after a moment; a longer one where nothing waits, as in most systems. */
    private Duration glance() {
        if (window.size() == 0 && recall.size() == 0 && course.now().state() == LaneStatus.State.FLOWING) {
            return PAUSE;
        }
        var now = bench.clock().instant();
        var due =
                window.nextDue().filter(instant -> instant.isAfter(now)).map(instant -> Duration.between(now, instant));
        return due.filter(wait -> wait.compareTo(GLANCE) < 0).orElse(GLANCE);
    }

    private void resume() {
        var asking = resumption;
        if (asking != null) {
            bench.deliveries().resumed(system, asking.who(), asking.why());
            var suspended = bench.systems().suspended(system);
            resumption = null;
            course.resume();
            window.outageOver();
            suspended.ifPresent(course::suspend);
        }
    }

    private boolean connected() {
        if (attachment.broken() && window.underWay().isEmpty()) {
            disconnect();
        }
        if (attachment.broken() || !bench.inboxes().serving()) {
            heldUp("the broker or the ledger is not there");
            return false;
        }
        if (!agreed()) {
            heldUp("no agreement is in force");
            return false;
        }
        attachment.open();
        course.goesOn();
        return true;
    }

    /** A system that waits for a person is tried again once its agreement is another. */
    private boolean agreed() {
        var now = bench.agreements().of(system);
        if (!agreement.isEmpty() && !agreement.equals(now) && course.now().state() == LaneStatus.State.STOPPED) {
            resume("hub", "agreement changed");
        }
        agreement = now.or(() -> agreement);
        return now.isPresent();
    }

    private void disconnect() {
        window.clear();
        asked.forget();
        recall.forget();
        attachment.close();
    }

    private void deal() {
        boolean again = true;
        while (again && course.open() && !window.suspectInHand()) {
            var next = next();
            if (next.isEmpty()) {
                return;
            }
            var checked = gate.check(next);
            var inbox = Objects.requireNonNull(attachment.inbox());
            settlement.end(checked.ended(), inbox);
            settlement.leave(checked.parked(), inbox);
            lanes.handOver(checked.open());
            again = checked.open().isEmpty();
        }
    }

    /** A disclosure that was in hand when the hub ended goes alone, so that the next end finds the right one. */
    private List<Pending> next() {
        int free = free();
        if (free <= 0) {
            return List.of();
        }
        var now = bench.clock().instant();
        if (course.probing()) {
            return window.inHand() > 0 ? List.of() : window.probe(now);
        }
        var ready = window.ready(now, free);
        var suspect = ready.stream().filter(Pending::suspect).findFirst();
        if (suspect.isEmpty()) {
            return ready;
        }
        return window.inHand() > 0 ? List.of() : List.of(suspect.get());
    }

    /** One that was given up takes no lane, until as many as there are lanes have; without a key, it does. */
    private int free() {
        if (!terms.keyHonoured()) {
            return 1 - window.underWay().size();
        }
        int lanes = bench.properties().lanes();
        return window.abandoned() < lanes ? course.most(lanes) - window.inHand() : 0;
    }

    private void finish() throws InterruptedException {
        Instant limit = bench.clock().instant().plus(bench.properties().patience());
        while (window.inHand() > lanes.answered().size()
                && bench.clock().instant().isBefore(limit)) {
            read(GLANCE);
        }
        try {
            settlement.settle(lanes.answered(), attachment.inbox());
        } catch (RuntimeException absent) {
            LOG.atWarn().addKeyValue("system", system).log("Stopped without ledger; what was in hand is repeated");
        }
        lanes.cutAll();
    }

    private void heldUp(String reason) {
        if (course.now().state() == LaneStatus.State.FLOWING) {
            LOG.atWarn()
                    .addKeyValue("system", system)
                    .addKeyValue("reason", reason)
                    .log("A system's way out is held up");
        }
        asked.forget();
        course.heldUp(reason);
    }
}
